// The introspection query that asks for everything; run alone it writes it as a JSON string.
import { pathToFileURL } from 'node:url';
import { getIntrospectionQuery } from 'graphql17';

export const query = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(`${JSON.stringify(query)}\n`);
}
