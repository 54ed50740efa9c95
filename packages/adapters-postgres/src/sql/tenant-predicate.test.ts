import { randomUUID } from 'node:crypto';
import type { Compilable } from 'kysely';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { statement } from './statement.ts';

type Build = Parameters<ReturnType<typeof statement<{ id: string; other: string; at: Date }>>>[1];

const define = (build: (...args: Parameters<Build>) => Compilable<unknown>) => statement<{ id: string; other: string; at: Date }>()(randomUUID(), build);

test.each<[string, Parameters<typeof define>[0]]>([
  ['reads without the predicate', (db, p) => db.selectFrom('call').select('org_id').where('id', '=', p.id)],
  ['reads with no condition at all', (db) => db.selectFrom('call').select('org_id')],
  ['pins the organisation to another parameter', (db, p) => db.selectFrom('call').select('org_id').where('org_id', '=', p.id)],
  ['only compares the organisation', (db, p) => db.selectFrom('call').select('org_id').where('org_id', '>=', p.orgId)],
  ['offers the organisation as one of two ways', (db, p) => db.selectFrom('call').select('org_id').where((eb) => eb.or([eb('org_id', '=', p.orgId), eb('id', '=', p.id)]))],
  ['denies the organisation', (db, p) => db.selectFrom('call').select('org_id').where((eb) => eb.not(eb('org_id', '=', p.orgId)))],
  ['pins another column', (db, p) => db.selectFrom('call').select('org_id').where('id', '=', p.orgId)],
  ['updates without the predicate', (db, p) => db.updateTable('call').set({ title: p.other }).where('id', '=', p.id)],
  ['deletes without the predicate', (db, p) => db.deleteFrom('call').where('id', '=', p.id)],
  ['inserts for another organisation', (db, p) => db.insertInto('extraction_target_version').values({ org_id: p.other, id: p.id, version: p.other as never, definition: p.other, retired: p.other as never, created_at: p.at })],
  ['inserts without saying for whom', (db, p) => db.insertInto('extraction_target_version').values({ id: p.id, version: p.other as never, definition: p.other, retired: p.other as never, created_at: p.at } as never)],
  ['inserts what a query finds', (db, p) => db.insertInto('call').columns(['org_id', 'id']).expression(db.selectFrom('call').select(['org_id', 'id']).where('org_id', '=', p.orgId))],
  ['hides an unscoped table in a sub-query', (db, p) => db.selectFrom('call').select('org_id').where('org_id', '=', p.orgId).where('id', 'in', db.selectFrom('analysis').select('call_id'))],
  ['hides an unscoped table in a table expression', (db, p) => db.with('seen', (cte) => cte.selectFrom('analysis').select('call_id')).selectFrom('call').select('org_id').where('org_id', '=', p.orgId)],
  ['joins another table', (db, p) => db.selectFrom('call').innerJoin('analysis', 'analysis.call_id', 'call.id').select('call.org_id').where('call.org_id', '=', p.orgId)],
  ['lists two tables', (db, p) => db.selectFrom(['call', 'analysis']).select('call.org_id').where('call.org_id', '=', p.orgId)],
  ['deletes by the help of another table', (db, p) => db.deleteFrom('call').using('analysis').where('call.org_id', '=', p.orgId)],
  ['joins two answers', (db, p) => db.selectFrom('call').select('org_id').where('org_id', '=', p.orgId).unionAll(db.selectFrom('call').select('org_id'))],
  ['holds raw SQL', (db, p) => db.selectFrom('call').select('org_id').where('org_id', '=', p.orgId).where(sql<boolean>`true OR org_id <> ${p.orgId}`)],
  ['does not read the organisation', (db, p) => db.selectFrom('call').select('id').where('org_id', '=', p.orgId)],
  ['reads under another name what the organisation is', (db, p) => db.selectFrom('call').select('id as org_id').where('org_id', '=', p.orgId)],
  ['returns written rows', (db, p) => db.deleteFrom('call').where('org_id', '=', p.orgId).returning('org_id')],
  ['updates on conflict', (db, p) => db.insertInto('org_profile').values({ org_id: p.orgId, name: p.id, time_zone: p.id, locale: p.id, currency: p.id, region: p.id, created_at: p.at }).onConflict((conflict) => conflict.column('org_id').doUpdateSet({ name: p.id }))],
  ['holds a value instead of a parameter', (db, p) => db.selectFrom('call').select('org_id').where('org_id', '=', p.orgId).where('id', '=', 'x')],
])('a statement is refused that %s', (_, build) => {
  expect(() => define(build)).toThrow(expect.objectContaining({ name: 'InvariantViolation' }));
});

test('a statement is accepted that pins every table, at whatever depth', () => {
  const definition = define((db, p) =>
    db.selectFrom('call').select('org_id').where((eb) => eb.and([eb('id', '=', p.id), eb('org_id', '=', p.orgId)]))
      .where('id', 'in', db.selectFrom('analysis').select('call_id').where('org_id', '=', p.orgId)),
  );
  expect(definition.parameters).toEqual(['id', 'orgId', 'orgId']);
  expect(definition.readsTenantRows).toBe(true);
});

test('a name stands for one statement', () => {
  const name = randomUUID();
  const build: Build = (db, p) => db.deleteFrom('call').where('org_id', '=', p.orgId);
  statement<{ id: string; other: string; at: Date }>()(name, build);
  expect(() => statement<{ id: string; other: string; at: Date }>()(name, build)).toThrow('is taken');
});
