import type { VerifyRule } from '../verify-rule.ts';
import { buttonUnhandled } from './button-unhandled.ts';
import { callbackDataLength } from './callback-data-length.ts';
import { capabilityUnused } from './capability-unused.ts';
import { commandUnhandled } from './command-unhandled.ts';
import { dockerfileCommand } from './dockerfile-command.ts';
import { dockerfileContent } from './dockerfile-content.ts';
import { dockerfileHealth } from './dockerfile-health.ts';
import { dockerfilePort } from './dockerfile-port.ts';
import { dockerfileRoot } from './dockerfile-root.ts';
import { duplicateFunction } from './duplicate-function.ts';
import { envRead } from './env-read.ts';
import { envUndeclared } from './env-undeclared.ts';
import { envUnused } from './env-unused.ts';
import { fileRequired } from './file-required.ts';
import { floatingPromise } from './floating-promise.ts';
import { handlerUnrouted } from './handler-unrouted.ts';
import { htmlUnescaped } from './html-unescaped.ts';
import { importArrow } from './import-arrow.ts';
import { importCycle } from './import-cycle.ts';
import { importForbidden } from './import-forbidden.ts';
import { impureCore } from './impure-core.ts';
import { invariantUntested } from './invariant-untested.ts';
import { layerUnknown } from './layer-unknown.ts';
import { lockKeyLiteral } from './lock-key-literal.ts';
import { messageUnused } from './message-unused.ts';
import { migrationChanged } from './migration-changed.ts';
import { migrationDestructive } from './migration-destructive.ts';
import { migrationOrder } from './migration-order.ts';
import { migrationRerun } from './migration-rerun.ts';
import { migrationUnrecorded } from './migration-unrecorded.ts';
import { moduleUnused } from './module-unused.ts';
import { neverLog } from './never-log.ts';
import { packagePlace } from './package-place.ts';
import { packageUndeclared } from './package-undeclared.ts';
import { platformMismatch } from './platform-mismatch.ts';
import { processEntry } from './process-entry.ts';
import { quarantineCompiled } from './quarantine-compiled.ts';
import { quarantineExpired } from './quarantine-expired.ts';
import { quarantineReached } from './quarantine-reached.ts';
import { quarantineUnrecorded } from './quarantine-unrecorded.ts';
import { routeUnhandled } from './route-unhandled.ts';
import { runbookMissing } from './runbook-missing.ts';
import { secretInTree } from './secret-in-tree.ts';
import { sqlUncast } from './sql-uncast.ts';
import { startCommand } from './start-command.ts';
import { tableNotAppendOnly } from './table-not-append-only.ts';
import { tableUncreated } from './table-uncreated.ts';
import { tableUndeclared } from './table-undeclared.ts';
import { taskUnhandled } from './task-unhandled.ts';
import { wildcardExport } from './wildcard-export.ts';
import { workflowCommand } from './workflow-command.ts';
import { workflowInjection } from './workflow-injection.ts';
import { workflowMaskedFailure } from './workflow-masked-failure.ts';
import { workflowPermissions } from './workflow-permissions.ts';
import { workflowUnpinned } from './workflow-unpinned.ts';

/** Every rule on code. */
export const verifyRules: readonly VerifyRule[] = [
  buttonUnhandled,
  callbackDataLength,
  capabilityUnused,
  commandUnhandled,
  dockerfileCommand,
  dockerfileContent,
  dockerfileHealth,
  dockerfilePort,
  dockerfileRoot,
  duplicateFunction,
  envRead,
  envUndeclared,
  envUnused,
  fileRequired,
  floatingPromise,
  handlerUnrouted,
  htmlUnescaped,
  importArrow,
  importCycle,
  importForbidden,
  impureCore,
  invariantUntested,
  layerUnknown,
  lockKeyLiteral,
  messageUnused,
  migrationChanged,
  migrationDestructive,
  migrationOrder,
  migrationRerun,
  migrationUnrecorded,
  moduleUnused,
  neverLog,
  packagePlace,
  packageUndeclared,
  platformMismatch,
  processEntry,
  quarantineCompiled,
  quarantineExpired,
  quarantineReached,
  quarantineUnrecorded,
  routeUnhandled,
  runbookMissing,
  secretInTree,
  sqlUncast,
  startCommand,
  tableNotAppendOnly,
  tableUncreated,
  tableUndeclared,
  taskUnhandled,
  wildcardExport,
  workflowCommand,
  workflowInjection,
  workflowMaskedFailure,
  workflowPermissions,
  workflowUnpinned,
];
