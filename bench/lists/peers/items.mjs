// The schema and the data that the C# server has, for servers on graphql. Resolvers are the default ones where they can be.
export const typeDefs = /* GraphQL */ `
  type Query {
    items: [Item!]!
    item(id: ID!): Item
  }

  type Item {
    id: ID!
    title: String!
    count: Int!
    price: Float!
    available: Boolean!
    owner: Owner!
  }

  type Owner {
    name: String!
    city: String!
    age: Int!
  }
`;

const all = Array.from({ length: 1000 }, (_, index) => {
  const number = index + 1;
  return {
    id: `${number}`,
    title: `The title of item ${number}`,
    count: number * 7,
    price: number / 4,
    available: number % 3 === 0,
    owner: { name: `Owner ${number % 97}`, city: `City ${number % 13}`, age: 20 + (number % 50) },
  };
});

export const resolvers = { Query: { items: () => all, item: (_, { id }) => all[id - 1] ?? null } };
