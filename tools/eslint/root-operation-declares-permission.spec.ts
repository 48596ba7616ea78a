import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { rootOperationDeclaresPermission } from './root-operation-declares-permission.mjs';

function reported(code: string): string[] {
  const linter = new Linter();
  const plugin = { rules: { rule: rootOperationDeclaresPermission } };
  const messages = linter.verify(
    code,
    [
      {
        files: ['**/*.ts'],
        languageOptions: { parser },
        plugins: { casa: plugin },
        rules: { 'casa/rule': 'error' },
      },
    ],
    'x.ts',
  );
  return messages.map(({ message }) => message);
}

describe('root-operation-declares-permission', () => {
  it('reports a query that declares nothing', () => {
    expect(reported(`import { Query } from '@nestjs/graphql'; class R { @Query() offices() {} }`)).toEqual([
      '"offices" is a GraphQL root operation: declare who may call it with @Allow(...).',
    ]);
  });

  it('knows the decorator under another name', () => {
    expect(reported(`import { Mutation as Change } from '@nestjs/graphql'; class R { @Change(() => Type) book() {} }`)).toHaveLength(1);
  });

  it('accepts an operation with its permission', () => {
    expect(reported(`import { Query } from '@nestjs/graphql'; class R { @Query() @Allow('read', 'Office') offices() {} }`)).toEqual([]);
  });

  it('leaves other decorators of the same name alone', () => {
    expect(reported(`import { Query } from '@nestjs/common'; class R { @Query() list() {} }`)).toEqual([]);
  });
});
