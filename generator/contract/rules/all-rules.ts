import type { Rule } from '../rule.ts';
import { ackMismatch } from './ack-mismatch.ts';
import { authenticationInput } from './authentication-input.ts';
import { boundsReversed } from './bounds-reversed.ts';
import { bucketsOrder } from './buckets-order.ts';
import { commandMismatch } from './command-mismatch.ts';
import { conditionNeverHolds } from './condition-never-holds.ts';
import { defaultNotAllowed } from './default-not-allowed.ts';
import { defaultOfRequired } from './default-of-required.ts';
import { duplicateId } from './duplicate-id.ts';
import { duplicateModel } from './duplicate-model.ts';
import { duplicateRoute } from './duplicate-route.ts';
import { enumType } from './enum-type.ts';
import { figureNotPositive } from './figure-not-positive.ts';
import { fileMissing } from './file-missing.ts';
import { forbiddenAndDeclared } from './forbidden-and-declared.ts';
import { forbiddenFilePresent } from './forbidden-file-present.ts';
import { freeModelNotSold } from './free-model-not-sold.ts';
import { generatedFolderShared } from './generated-folder-shared.ts';
import { invalidCron } from './invalid-cron.ts';
import { invalidDate } from './invalid-date.ts';
import { invalidRegex } from './invalid-regex.ts';
import { invariantUnenforced } from './invariant-unenforced.ts';
import { keywordNotApplicable } from './keyword-not-applicable.ts';
import { labelMissing } from './label-missing.ts';
import { labelUnused } from './label-unused.ts';
import { leaseTooShort } from './lease-too-short.ts';
import { legacyOutsideQuarantine } from './legacy-outside-quarantine.ts';
import { listWithoutItems } from './list-without-items.ts';
import { lockKeyRange } from './lock-key-range.ts';
import { mediaKind } from './media-kind.ts';
import { messageMissing } from './message-missing.ts';
import { messageVariables } from './message-variables.ts';
import { metricMisused } from './metric-misused.ts';
import { modelFileName } from './model-file-name.ts';
import { nameClash } from './name-clash.ts';
import { packageOrder } from './package-order.ts';
import { parameterKind } from './parameter-kind.ts';
import { passiveCapabilityForbidden } from './passive-capability-forbidden.ts';
import { passiveCommandUnsafe } from './passive-command-unsafe.ts';
import { passiveListsDisagree } from './passive-lists-disagree.ts';
import { pathParameter } from './path-parameter.ts';
import { paymentWithoutPackages } from './payment-without-packages.ts';
import { poolTooSmall } from './pool-too-small.ts';
import { pricePrecision } from './price-precision.ts';
import { promqlSyntax } from './promql-syntax.ts';
import { quarantineShipped } from './quarantine-shipped.ts';
import { queueDropsWork } from './queue-drops-work.ts';
import { quickActionUnfit } from './quick-action-unfit.ts';
import { rateUnreachable } from './rate-unreachable.ts';
import { replacementRemoved } from './replacement-removed.ts';
import { retentionUnclear } from './retention-unclear.ts';
import { ruleSaysNothing } from './rule-says-nothing.ts';
import { ruleValueUnknown } from './rule-value-unknown.ts';
import { scenarioModuleMissing } from './scenario-module-missing.ts';
import { scenarioStricter } from './scenario-stricter.ts';
import { secretDefault } from './secret-default.ts';
import { secretLoggable } from './secret-loggable.ts';
import { smokeMissing } from './smoke-missing.ts';
import { soldWithoutPrice } from './sold-without-price.ts';
import { targetAboveSla } from './target-above-sla.ts';
import { unknownAuthentication } from './unknown-authentication.ts';
import { unknownCapability } from './unknown-capability.ts';
import { unknownCommand } from './unknown-command.ts';
import { unknownDiagnostic } from './unknown-diagnostic.ts';
import { unknownFamily } from './unknown-family.ts';
import { unknownLanguage } from './unknown-language.ts';
import { unknownMessage } from './unknown-message.ts';
import { unknownMetric } from './unknown-metric.ts';
import { unknownMetricLabel } from './unknown-metric-label.ts';
import { unknownModel } from './unknown-model.ts';
import { unknownParameter } from './unknown-parameter.ts';
import { unknownProperty } from './unknown-property.ts';
import { unknownRoute } from './unknown-route.ts';
import { unknownRule } from './unknown-rule.ts';
import { unknownScenario } from './unknown-scenario.ts';
import { unknownSchema } from './unknown-schema.ts';
import { unknownTable } from './unknown-table.ts';
import { unknownTask } from './unknown-task.ts';
import { unknownVariable } from './unknown-variable.ts';
import { unusedSchema } from './unused-schema.ts';
import { variableKind } from './variable-kind.ts';

/** Every rule of meaning. */
export const rules: readonly Rule[] = [
  ackMismatch,
  authenticationInput,
  boundsReversed,
  bucketsOrder,
  promqlSyntax,
  unknownMetric,
  unknownMetricLabel,
  metricMisused,
  commandMismatch,
  conditionNeverHolds,
  defaultNotAllowed,
  defaultOfRequired,
  duplicateId,
  duplicateModel,
  duplicateRoute,
  enumType,
  figureNotPositive,
  fileMissing,
  forbiddenAndDeclared,
  forbiddenFilePresent,
  freeModelNotSold,
  generatedFolderShared,
  invalidCron,
  invalidDate,
  invalidRegex,
  invariantUnenforced,
  keywordNotApplicable,
  labelMissing,
  labelUnused,
  leaseTooShort,
  retentionUnclear,
  legacyOutsideQuarantine,
  listWithoutItems,
  lockKeyRange,
  mediaKind,
  messageMissing,
  messageVariables,
  modelFileName,
  nameClash,
  packageOrder,
  parameterKind,
  passiveCapabilityForbidden,
  passiveCommandUnsafe,
  passiveListsDisagree,
  pathParameter,
  paymentWithoutPackages,
  poolTooSmall,
  pricePrecision,
  quarantineShipped,
  queueDropsWork,
  quickActionUnfit,
  rateUnreachable,
  replacementRemoved,
  ruleSaysNothing,
  ruleValueUnknown,
  scenarioModuleMissing,
  scenarioStricter,
  secretDefault,
  secretLoggable,
  smokeMissing,
  soldWithoutPrice,
  targetAboveSla,
  unknownAuthentication,
  unknownCapability,
  unknownCommand,
  unknownDiagnostic,
  unknownFamily,
  unknownLanguage,
  unknownMessage,
  unknownModel,
  unknownParameter,
  unknownProperty,
  unknownRoute,
  unknownRule,
  unknownScenario,
  unknownSchema,
  unknownTable,
  unknownTask,
  unknownVariable,
  unusedSchema,
  variableKind,
];
