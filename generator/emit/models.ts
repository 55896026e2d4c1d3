import type { CatalogModel, ContractModel, ParameterLabel } from '../model/model.ts';
import { remember } from '../model/remember.ts';
import type { Emitter, Piece } from './emitter.ts';
import { modelFileText, modelTextsFileText } from './model-file.ts';
import { indexFileText, inputsFileText, summaryOf } from './model-index.ts';
import { labelsFileText } from './model-labels.ts';

/**
 * `generated/models/*`: a file per model, the index that loads them, and the texts that they share.
 */
export const models: Emitter = {
  name: 'models',
  reads: ['catalog'],
  make: (model, sources) => [
    ...model.catalog.models.map((each) => modelPiece(model, each)),
    indexPiece(model, sources),
    inputsPiece(model, sources),
    labelsPiece(model),
  ],
};

const labelsByName = remember(
  (labels: readonly ParameterLabel[]) => new Map(labels.map((label) => [label.name, label])),
);

function modelPiece({ project, catalog }: ContractModel, model: CatalogModel): Piece {
  const path = `${project.generated}/models/${model.slug}`;
  const sources = [model.contractPath];
  return {
    name: model.id,
    inputs: [path, model, catalog.parameterLabels],
    files: () => {
      const text = modelFileText(model, labelsByName(catalog.parameterLabels));
      const texts = modelTextsFileText(model);
      return [
        { path: `${path}.ts`, text, sources },
        ...(texts === null ? [] : [{ path: `${path}.texts.ts`, text: texts, sources }]),
      ];
    },
  };
}

function indexPiece({ project, catalog }: ContractModel, sources: readonly string[]): Piece {
  const path = `${project.generated}/models/index.ts`;
  const { models } = catalog;
  return {
    name: 'index',
    inputs: [path, project.models],
    view: summaryOf,
    files: () => [{ path, text: indexFileText(models.map(summaryOf), project.models), sources }],
  };
}

function inputsPiece({ project, catalog }: ContractModel, sources: readonly string[]): Piece {
  const path = `${project.generated}/models/inputs.ts`;
  const { models } = catalog;
  return {
    name: 'inputs',
    inputs: [path, project.models],
    view: ({ id, status }) => ({ id, isUsable: status !== 'removed' }),
    files: () => {
      const usable = models.filter((model) => model.status !== 'removed');
      return [{ path, text: inputsFileText(usable, project.models), sources }];
    },
  };
}

function labelsPiece({ project, catalog }: ContractModel): Piece {
  const path = `${project.generated}/models/labels.ts`;
  const { tasks, families, parameterLabels, valueLabels } = catalog;
  return {
    name: 'labels',
    inputs: [path, project.labels, tasks, families, parameterLabels, valueLabels],
    files: () => [
      { path, text: labelsFileText(catalog, project.labels), sources: [project.labels] },
    ],
  };
}
