const ROOT_OPERATIONS = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * A root operation of the GraphQL API without `@Allow(...)` would be found only when a process starts.
 * @type {import('eslint').Rule.RuleModule}
 */
export const rootOperationDeclaresPermission = {
  meta: {
    type: 'problem',
    docs: { description: 'Every GraphQL root operation declares who may call it.' },
    messages: { missing: '"{{name}}" is a GraphQL root operation: declare who may call it with @Allow(...).' },
    schema: [],
  },
  create(context) {
    /** The local names of the decorators: `Query` of another package (REST) is none of ours. @type {Set<string>} */
    const rootDecorators = new Set();
    return {
      ImportDeclaration(node) {
        if (node.source.value !== '@nestjs/graphql') return;
        for (const specifier of node.specifiers) {
          if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') continue;
          if (ROOT_OPERATIONS.has(specifier.imported.name)) rootDecorators.add(specifier.local.name);
        }
      },
      MethodDefinition(node) {
        const names = decoratorNames(node);
        if (!names.some((name) => rootDecorators.has(name)) || names.includes('Allow')) return;
        context.report({ node: node.key, messageId: 'missing', data: { name: context.sourceCode.getText(node.key) } });
      },
    };
  },
};

/**
 * @param {import('estree').MethodDefinition} method
 * @returns {string[]}
 */
function decoratorNames(method) {
  const { decorators = [] } = /** @type {{ decorators?: { expression: import('estree').Expression }[] }} */ (
    /** @type {unknown} */ (method)
  );
  return decorators.flatMap(({ expression }) => {
    const callee = expression.type === 'CallExpression' ? expression.callee : expression;
    return callee.type === 'Identifier' ? [callee.name] : [];
  });
}
