/** Relay's HTTP service. */
export { type AppOptions, createApp } from './app.ts';
export type { FaultReport } from './exchange/fault.ts';
export type { LogEvent } from './service.ts';
