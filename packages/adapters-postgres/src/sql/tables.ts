import type { ColumnType, GeneratedAlways, Selectable } from 'kysely';
import type { Instant } from '@relay/core/ports';

/** A jsonb column: read as a value, written as JSON text. */
type JsonColumn = ColumnType<unknown, string, never>;
/** A timestamptz column: Relay's reader yields instants; written as a Date, which the driver also spells before year 1. */
type InstantColumn = ColumnType<Instant, Date, Date>;
type NullableInstantColumn = ColumnType<Instant | null, Date | null, Date | null>;
/** A column that names the row: never updated. */
type KeyColumn = ColumnType<string, string, never>;

/** Tables of the schema `relay`, as kysely compiles against them. */
export interface TenantTables {
  org_profile: {
    org_id: KeyColumn; name: string; time_zone: string; locale: string; currency: string; region: string; created_at: InstantColumn;
  };
  credential: {
    org_id: KeyColumn; id: KeyColumn; kind: string; label: string; role: string; person_id: string | null; token_hash: string;
    created_at: InstantColumn; expires_at: NullableInstantColumn; ended_at: NullableInstantColumn;
  };
  audit_entry: { org_id: KeyColumn; seq: GeneratedAlways<number>; core: GeneratedAlways<string> };
  call: {
    org_id: KeyColumn; id: KeyColumn; state: string; source: string; external_id: string; title: string; started_at: InstantColumn;
    time_zone: string; locale: string; currency: string; region: string; received_at: InstantColumn; revision: number;
    transcript_hash: string;
  };
  transcript_revision: {
    org_id: KeyColumn; call_id: KeyColumn; number: number; hash: string; turns: JsonColumn; parties: JsonColumn;
  };
  extraction_target_version: {
    org_id: KeyColumn; id: KeyColumn; key: GeneratedAlways<string>; version: number; definition: JsonColumn; retired: boolean;
    created_at: InstantColumn;
  };
  analysis: {
    org_id: KeyColumn; id: KeyColumn; call_id: KeyColumn; at: InstantColumn; analyst: string; transcript_hash: string; revision: number;
    context: JsonColumn; targets: JsonColumn; findings: JsonColumn; signals: JsonColumn; summary: JsonColumn;
  };
}

/** A row of a table as it is read. */
export type RowOf<Table extends keyof TenantTables> = Selectable<TenantTables[Table]>;
