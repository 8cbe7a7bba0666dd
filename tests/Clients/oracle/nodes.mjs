// Makes syntax nodes.
import { Kind } from 'graphql';

export const name = (value) => ({ kind: Kind.NAME, value });
export const variable = (value) => ({ kind: Kind.VARIABLE, name: name(value) });
export const argument = (key, value) => ({ kind: Kind.ARGUMENT, name: name(key), value });
export const objectField = (key, value) => ({ kind: Kind.OBJECT_FIELD, name: name(key), value });
export const selectionSet = (selections) => ({ kind: Kind.SELECTION_SET, selections });
export const spread = (value, directives = []) => ({ kind: Kind.FRAGMENT_SPREAD, name: name(value), directives });
export const directive = (value, args = []) => ({ kind: Kind.DIRECTIVE, name: name(value), arguments: args });
export const namedType = (value) => ({ kind: Kind.NAMED_TYPE, name: name(value) });
export const intValue = (value) => ({ kind: Kind.INT, value: String(value) });
export const floatValue = (value) => ({ kind: Kind.FLOAT, value });
export const stringValue = (value, block = false) => ({ kind: Kind.STRING, value, block });
export const booleanValue = (value) => ({ kind: Kind.BOOLEAN, value });
export const enumValue = (value) => ({ kind: Kind.ENUM, value });
export const nullValue = () => ({ kind: Kind.NULL });
export const listValue = (values) => ({ kind: Kind.LIST, values });
export const objectValue = (fields) => ({ kind: Kind.OBJECT, fields });

export const field = (value, { alias, args = [], directives = [], selections } = {}) => ({
  kind: Kind.FIELD,
  alias: alias ? name(alias) : undefined,
  name: name(value),
  arguments: args,
  directives,
  selectionSet: selections ? selectionSet(selections) : undefined,
});

export const inlineFragment = (type, selections, directives = []) => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: type ? namedType(type) : undefined,
  directives,
  selectionSet: selectionSet(selections),
});

export const fragment = (value, type, selections, directives = []) => ({
  kind: Kind.FRAGMENT_DEFINITION,
  name: name(value),
  typeCondition: namedType(type),
  directives,
  selectionSet: selectionSet(selections),
});

export const variableDefinition = (key, type, defaultValue) => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: variable(key),
  type,
  defaultValue,
  directives: [],
});

export const operation = (kind, key, variableDefinitions, selections, directives = []) => ({
  kind: Kind.OPERATION_DEFINITION,
  operation: kind,
  name: key ? name(key) : undefined,
  variableDefinitions,
  directives,
  selectionSet: selectionSet(selections),
});
