/**
 * Teaches `using` to the visitor that dependency-cruiser reads TypeScript with. swc parses the declaration; its visitor (1.16) stops at
 * it as an unknown statement, and with it the whole check. A canary in boundaries.test.ts shows that imports inside it are still seen.
 */
import type { Statement, VariableDeclarator } from '@swc/core';
import { Visitor } from '@swc/core/Visitor.js';

/** The node as swc gives it; its types leave it out. */
interface UsingDeclaration {
  readonly type: 'UsingDeclaration';
  decls: VariableDeclarator[];
}

const visitKnownStatement = Object.getOwnPropertyDescriptor(Visitor.prototype, 'visitStatement')?.value as (this: Visitor, statement: Statement) => Statement;

Visitor.prototype.visitStatement = function visitStatement(this: Visitor, statement: Statement | UsingDeclaration): Statement {
  if (statement.type !== 'UsingDeclaration') return visitKnownStatement.call(this, statement);
  statement.decls = this.visitVariableDeclarators(statement.decls);
  return statement as never;
};
