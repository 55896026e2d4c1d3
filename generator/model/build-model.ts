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
import type { ContractModel, MessageKey, ProductSection, ProjectSection } from './model.ts';
import { byCodeUnits } from './names.ts';
import { child, type RawNode, text, texts } from './raw-node.ts';
import { remember } from './remember.ts';

/** Everything a model is built from: plain data, already validated. */
export interface ModelSources {
  readonly contractPath: string;
  readonly truth: RawNode;
  readonly labels: RawNode;
  readonly models: readonly RawModelFile[];
  readonly messages: readonly MessageKey[];
}

/** The model of a valid contract. Throws only when given one that was not validated. */
export function buildModel(sources: ModelSources): ContractModel {
  return {
    contractPath: sources.contractPath,
    ...buildSections(sources.truth),
    catalog: buildCatalog(sources.models, sources.labels),
    messages: [...sources.messages].sort((a, b) => byCodeUnits(a.key, b.key)),
  };
}

/** What truth.yaml says by itself. */
const buildSections = remember((truth: RawNode) => ({
  project: buildProject(child(truth, 'project'), child(truth, 'models')),
  product: buildProduct(child(truth, 'product')),
  entrypoint: buildEntrypoint(child(truth, 'entrypoint')),
  modes: buildModes(child(truth, 'modes')),
  routes: buildRoutes(truth),
  schemas: buildSchemas(truth),
  env: buildEnv(child(truth, 'env')),
  database: buildDatabase(child(truth, 'database')),
  queue: buildQueue(child(truth, 'queue')),
  observability: buildObservability(child(truth, 'observability')),
  security: buildSecurity(child(truth, 'security')),
  legacy: buildLegacy(child(truth, 'legacy')),
  invariants: buildInvariants(truth),
  smoke: buildSmoke(truth),
  release: buildRelease(child(truth, 'release')),
  pricing: buildPricing(child(truth, 'pricing')),
  payments: buildPayments(child(truth, 'payments')),
  bot: buildBot(child(truth, 'bot')),
}));

function buildProject(project: RawNode, models: RawNode): ProjectSection {
  return {
    generated: text(project, 'generated'),
    sources: text(project, 'sources'),
    migrations: text(project, 'migrations'),
    knowledgeBase: text(project, 'knowledge_base'),
    locales: text(project, 'locales'),
    tests: text(project, 'tests'),
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
