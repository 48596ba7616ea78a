import type { RunningApi } from './running-api.js';

const ROOT_FIELDS =
  '{ __schema { queryType { name fields { name } } mutationType { name fields { name } } subscriptionType { name fields { name } } } }';

type RootType = { readonly name: string; readonly fields: readonly { readonly name: string }[] } | null;

/** Every root operation, `Query.services`, as the running API itself says: a new one is here before anybody has thought of it. */
export async function rootOperations(api: RunningApi, host: string): Promise<string[]> {
  const { data, body } = await api.ask(host, { query: ROOT_FIELDS });
  const schema = data?.['__schema'] as Record<'queryType' | 'mutationType' | 'subscriptionType', RootType> | undefined;
  if (!schema) throw new Error(`no schema: ${body}`);
  return [schema.queryType, schema.mutationType, schema.subscriptionType]
    .flatMap((type) => (type ? type.fields.map((field) => `${type.name}.${field.name}`) : []))
    .sort();
}
