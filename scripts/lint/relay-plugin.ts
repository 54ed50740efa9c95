/** The part of the syntax tree that these rules read. */
interface Call {
  readonly callee: { readonly type: string; readonly name?: string };
  readonly arguments: readonly unknown[];
}

interface Context {
  report(problem: { readonly node: Call; readonly message: string }): void;
}

const CLOCK = 'core reads no clock: take an Instant from the caller or from the Clock port. new Date(value) is fine.';

/**
 * Refuses `new Date()` and `Date()`, which read the host's clock. no-restricted-properties refuses Date.now and Math.random, and no
 * rule of oxlint's own refuses these two without refusing `new Date(value)`, which core uses for arithmetic.
 */
const clockless = {
  create: (context: Context) => {
    const report = (node: Call, readsClock: boolean): void => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && readsClock) context.report({ node, message: CLOCK });
    };
    return {
      NewExpression: (node: Call) => report(node, node.arguments.length === 0),
      CallExpression: (node: Call) => report(node, true),
    };
  },
};

/** The rules of this repository that oxlint does not have. oxlint takes a plugin from the default export only. */
export default { meta: { name: 'relay' }, rules: { clockless } };
