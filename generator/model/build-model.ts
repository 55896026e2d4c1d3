import { buildArchitecture, buildVerify } from './build-architecture.ts';
import { buildCatalog, type RawModelFile } from './build-catalog.ts';
import { buildBot, buildPayments, buildPricing } from './build-commerce.ts';
import { buildEnv } from './build-env.ts';
import {
  buildEntrypoint,
  buildInvariants,
  buildLegacy,
  buildRelease,
  buildSmoke,
} from './build-gates.ts';
import {
  buildDatabase,
  buildModes,
  buildObservability,
  buildQueue,
  buildSecurity,
} from './build-operations.ts';
import { buildRoutes, buildSchemas } from './build-routes.ts';
import { localized } from './localized.ts';
import type {
  ContractModel,
  LocaleText,
  MessageKey,
  ProductSection,
  ProjectSection,
} from './model.ts';
import { byCodeUnits } from './names.ts';
import { child, childOrEmpty, type RawNode, text, textOrNull, texts } from './raw-node.ts';
import { remember } from './remember.ts';

/** Everything a model is built from: plain data, already validated. */
export interface ModelSources {
  readonly contractPath: string;
  readonly truth: RawNode;
  readonly labels: RawNode;
  readonly models: readonly RawModelFile[];
  readonly messages: readonly MessageKey[];
  readonly locales: readonly LocaleText[];
}

/** The model of a valid contract. Throws only when given one that was not validated. */
export function buildModel(sources: ModelSources): ContractModel {
  const own: Omit<ContractModel, keyof Sections> = {
    contractPath: sources.contractPath,
    catalog: buildCatalog(sources.models, sources.labels),
    messages: [...sources.messages].sort((a, b) => byCodeUnits(a.key, b.key)),
    locales: [...sources.locales].sort((a, b) => byCodeUnits(a.language, b.language)),
  };
  return Object.defineProperties(own, sectionsOf(sources.truth)) as ContractModel;
}

/** What truth.yaml says by itself, section by section. */
const SECTIONS = {
  project: (truth: RawNode) => buildProject(child(truth, 'project'), child(truth, 'models')),
  product: (truth: RawNode) => buildProduct(child(truth, 'product')),
  entrypoint: (truth: RawNode) => buildEntrypoint(child(truth, 'entrypoint')),
  modes: (truth: RawNode) => buildModes(child(truth, 'modes')),
  routes: buildRoutes,
  schemas: buildSchemas,
  env: (truth: RawNode) => buildEnv(child(truth, 'env')),
  database: (truth: RawNode) => buildDatabase(child(truth, 'database')),
  queue: (truth: RawNode) => buildQueue(child(truth, 'queue')),
  observability: (truth: RawNode) => buildObservability(child(truth, 'observability')),
  security: (truth: RawNode) => buildSecurity(child(truth, 'security')),
  legacy: (truth: RawNode) => buildLegacy(child(truth, 'legacy')),
  architecture: (truth: RawNode) => buildArchitecture(childOrEmpty(truth, 'architecture')),
  verify: (truth: RawNode) => buildVerify(childOrEmpty(truth, 'verify')),
  invariants: buildInvariants,
  smoke: buildSmoke,
  release: (truth: RawNode) => buildRelease(child(truth, 'release')),
  pricing: (truth: RawNode) => buildPricing(child(truth, 'pricing')),
  payments: (truth: RawNode) => buildPayments(child(truth, 'payments')),
  bot: (truth: RawNode) => buildBot(child(truth, 'bot')),
} as const;

type Sections = { readonly [Name in keyof typeof SECTIONS]: ReturnType<(typeof SECTIONS)[Name]> };

/** A section is built when it is asked for, and once: a run after a small edit asks for few. */
const sectionsOf = remember((truth: RawNode) => {
  const descriptors: PropertyDescriptorMap = {};
  for (const [name, build] of Object.entries(SECTIONS)) {
    let built: object | undefined;
    const get = (): object => {
      built ??= build(truth);
      return built;
    };
    descriptors[name] = { enumerable: true, get };
  }
  return descriptors;
});

function buildProject(project: RawNode, models: RawNode): ProjectSection {
  return {
    generated: text(project, 'generated'),
    sources: text(project, 'sources'),
    migrations: text(project, 'migrations'),
    knowledgeBase: text(project, 'knowledge_base'),
    locales: text(project, 'locales'),
    tests: text(project, 'tests'),
    smoke: textOrNull(project, 'smoke'),
    models: text(models, 'directory'),
    labels: text(models, 'labels'),
  };
}

function buildProduct(product: RawNode): ProductSection {
  const market = child(product, 'market');
  return {
    name: text(product, 'name'),
    title: localized(product, 'title'),
    version: text(product, 'version'),
    environment: text(product, 'environment'),
    market: {
      country: text(market, 'country'),
      currency: text(market, 'currency'),
      payments: texts(market, 'payments'),
    },
  };
}
