import {
  AliasNode, AndNode, BinaryOperationNode, ColumnNode, DeleteQueryNode, InsertQueryNode, type OperationNode, OperatorNode, ParensNode,
  PrimitiveValueListNode, RawNode, ReferenceNode, SelectQueryNode, TableNode, UpdateQueryNode, ValueListNode, ValueNode, ValuesNode,
} from 'kysely';
import { invariant } from '@relay/core/ports';

/** Names the organisation's parameter: the value that a tenant predicate must compare with. */
const isOrgSlot = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'parameter' in value && value.parameter === 'orgId';

const isOrgColumn = (node: OperationNode): boolean =>
  ReferenceNode.is(node) && ColumnNode.is(node.column) && node.column.column.name === 'org_id';

const unaliased = (node: OperationNode): OperationNode => (AliasNode.is(node) ? node.node : node);

/** Whether the condition cannot hold unless org_id is the scope's: an AND one of whose arms is `org_id = $orgId`. */
function pinsOrg(condition: OperationNode | undefined): boolean {
  if (condition === undefined) return false;
  if (ParensNode.is(condition)) return pinsOrg(condition.node);
  if (AndNode.is(condition)) return pinsOrg(condition.left) || pinsOrg(condition.right);
  return (
    BinaryOperationNode.is(condition) &&
    isOrgColumn(condition.leftOperand) &&
    OperatorNode.is(condition.operator) &&
    condition.operator.operator === '=' &&
    ValueNode.is(condition.rightOperand) &&
    isOrgSlot(condition.rightOperand.value)
  );
}

/** What a row of an INSERT puts into the column at `index`. */
function inserted(row: OperationNode, index: number): unknown {
  if (PrimitiveValueListNode.is(row)) return row.values[index];
  const value = ValueListNode.is(row) ? row.values[index] : undefined;
  return value !== undefined && ValueNode.is(value) ? value.value : undefined;
}

function refuseInsert(name: string, node: InsertQueryNode): void {
  const at = node.columns?.findIndex((column) => column.column.name === 'org_id') ?? -1;
  const rows = node.values !== undefined && ValuesNode.is(node.values) ? node.values.values : [];
  invariant(
    rows.length > 0 && rows.every((row) => isOrgSlot(inserted(row, at))),
    `The statement ${name} inserts without org_id = p.orgId in every row.`,
  );
  invariant(node.onConflict?.updates === undefined, `The statement ${name} updates on conflict. Do nothing on conflict, and report it.`);
}

/** The tables and sub-queries that one query reads or writes at its own level. */
const sourcesOf = (node: SelectQueryNode | UpdateQueryNode | DeleteQueryNode): readonly OperationNode[] =>
  UpdateQueryNode.is(node)
    ? [...(node.table === undefined ? [] : [node.table]), ...(node.from?.froms ?? []), ...(node.joins ?? [])]
    : [...(node.from?.froms ?? []), ...(node.joins ?? []), ...((DeleteQueryNode.is(node) && node.using?.tables) || [])];

function refuseLevel(name: string, node: SelectQueryNode | UpdateQueryNode | DeleteQueryNode): void {
  const sources = sourcesOf(node).map(unaliased);
  invariant(sources.length <= 1, `The statement ${name} joins. Ask one table at a time, so that each is pinned to the organisation.`);
  const [source] = sources;
  if (source === undefined || !TableNode.is(source)) return;
  invariant(pinsOrg(node.where?.where), `The statement ${name} reaches ${source.table.identifier.name} without the condition org_id = p.orgId.`);
}

/** `asc` and `desc`, which kysely itself keeps as raw SQL. */
const isDirection = (node: RawNode): boolean => node.parameters.length === 0 && /^(asc|desc)$/.test(node.sqlFragments.join(''));

function visit(name: string, node: unknown): void {
  if (Array.isArray(node)) return node.forEach((child) => visit(name, child));
  if (typeof node !== 'object' || node === null) return;
  if ('kind' in node) {
    const operation = node as OperationNode;
    invariant(!RawNode.is(operation) || isDirection(operation), `The statement ${name} holds raw SQL, which cannot be checked. Use the query builder.`);
    invariant(operation.kind !== 'ReturningNode', `The statement ${name} uses RETURNING. Count rows, or read them with a statement of their own.`);
    if (InsertQueryNode.is(operation)) refuseInsert(name, operation);
    if (SelectQueryNode.is(operation) || UpdateQueryNode.is(operation) || DeleteQueryNode.is(operation)) refuseLevel(name, operation);
  }
  Object.values(node).forEach((child) => visit(name, child));
}

/** Throws InvariantViolation when the query, at any depth, reaches a tenant table without pinning it to the scope's organisation. */
export function refuseUnscoped(name: string, query: OperationNode): void {
  visit(name, query);
  if (!readsTenantRows(query)) return;
  const selections = SelectQueryNode.is(query) ? (query.selections ?? []) : [];
  invariant(
    selections.some((selection) => isOrgColumn(selection.selection)),
    `The statement ${name} does not select org_id, so its rows cannot be compared with the scope.`,
  );
}

/** Whether the query answers with rows of a tenant table. */
export const readsTenantRows = (query: OperationNode): boolean => SelectQueryNode.is(query) && query.from !== undefined;
