import { registerEnumType } from '@nestjs/graphql';

/**
 * A GraphQL enum whose values are the domain's own words.
 * @param values what each means
 */
export function documentedEnum<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): { readonly [Name in Value]: Name } {
  const names = Object.keys(values) as Value[];
  const enumeration = Object.fromEntries(names.map((value) => [value, value])) as { readonly [Name in Value]: Name };
  const valuesMap = Object.fromEntries(names.map((value) => [value, { description: values[value] }])) as Record<
    Value,
    { description: string }
  >;
  registerEnumType(enumeration, { name, description, valuesMap });
  return enumeration;
}
