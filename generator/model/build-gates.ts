import type {
  Enforcement,
  EntrypointSection,
  HealthFact,
  Invariant,
  LegacySection,
  ReleaseEvidence,
  ReleaseItem,
  ReleaseSection,
  SmokeScenario,
} from './model.ts';
import {
  child,
  flag,
  nodes,
  number,
  numberOrNull,
  type RawNode,
  text,
  textOrNull,
  texts,
} from './raw-node.ts';

export function buildEntrypoint(entrypoint: RawNode): EntrypointSection {
  return {
    file: text(entrypoint, 'file'),
    command: text(entrypoint, 'command'),
    runtime: text(entrypoint, 'runtime'),
    portEnv: text(entrypoint, 'port_env'),
    forbiddenFiles: texts(entrypoint, 'forbidden_files'),
    startupChecks: texts(entrypoint, 'startup_checks'),
  };
}

export function buildLegacy(legacy: RawNode): LegacySection {
  return {
    directory: text(legacy, 'directory'),
    forbiddenImports: texts(legacy, 'forbidden_imports'),
    items: nodes(legacy, 'items').map((item) => ({
      file: text(item, 'file'),
      quarantined: text(item, 'quarantined'),
      expires: text(item, 'expires'),
      reason: text(item, 'reason'),
    })),
  };
}

export function buildInvariants(truth: RawNode): Invariant[] {
  return nodes(truth, 'invariants').map((invariant) => ({
    id: text(invariant, 'id'),
    statement: text(invariant, 'statement'),
    enforcedBy: nodes(invariant, 'enforced_by').map(buildEnforcement),
  }));
}

function buildEnforcement(by: RawNode): Enforcement {
  if (by['test'] !== undefined) return { kind: 'test', file: text(by, 'test') };
  if (by['scenario'] !== undefined) return { kind: 'scenario', id: text(by, 'scenario') };
  if (by['diagnostic'] !== undefined) return { kind: 'diagnostic', code: text(by, 'diagnostic') };
  return { kind: 'rule', id: text(by, 'rule') };
}

export function buildSmoke(truth: RawNode): SmokeScenario[] {
  return nodes(truth, 'smoke').map((scenario) => ({
    id: text(scenario, 'id'),
    name: text(scenario, 'name'),
    title: text(scenario, 'title'),
    slaMs: number(scenario, 'sla_ms'),
    targetMs: numberOrNull(scenario, 'target_ms'),
    live: flag(scenario, 'live'),
    route: textOrNull(scenario, 'route'),
    command: textOrNull(scenario, 'command'),
    message: textOrNull(scenario, 'message'),
  }));
}

export function buildRelease(release: RawNode): ReleaseSection {
  return {
    tag: text(release, 'tag'),
    rollback: flag(release, 'rollback'),
    checklist: nodes(release, 'checklist').map(buildReleaseItem),
    definitionOfDone: nodes(release, 'definition_of_done').map(buildReleaseItem),
  };
}

function buildReleaseItem(item: RawNode): ReleaseItem {
  return {
    id: text(item, 'id'),
    title: text(item, 'title'),
    evidence: buildEvidence(child(item, 'evidence')),
  };
}

function buildEvidence(by: RawNode): ReleaseEvidence {
  if (by['command'] !== undefined) return { kind: 'command', command: text(by, 'command') };
  if (by['scenario'] !== undefined) return { kind: 'scenario', id: text(by, 'scenario') };
  if (by['smoke'] !== undefined) {
    return { kind: 'smoke', where: text(by, 'smoke') as 'live' | 'local' };
  }
  if (by['health'] !== undefined) {
    return { kind: 'health', field: text(by, 'health') as HealthFact };
  }
  if (by['tags'] !== undefined) return { kind: 'tags', count: number(by, 'tags') };
  return { kind: 'log_minutes', minutes: number(by, 'log_minutes') };
}
