import type { ContractModel } from '../model/model.ts';
import type { Emitter } from './emitter.ts';
import type { GeneratedFile } from './generated-file.ts';
import { modelFileText, modelTextsFileText } from './model-file.ts';
import { indexFileText, inputsFileText } from './model-index.ts';
import { labelsFileText } from './model-labels.ts';

/** `generated/models/*`: a file per model, the index that loads them, and the texts that they share. */
export const models: Emitter = {
  name: 'models',
  reads: ['catalog'],
  emit: (model, sources) => [...modelFiles(model), ...sharedFiles(model, sources)],
};

function modelFiles({ project, catalog }: ContractModel): GeneratedFile[] {
  const labels = new Map(catalog.parameterLabels.map((label) => [label.name, label]));
  return catalog.models.flatMap((model) => {
    const path = `${project.generated}/models/${model.slug}`;
    const sources = [model.contractPath];
    const texts = modelTextsFileText(model);
    return [
      { path: `${path}.ts`, text: modelFileText(model, labels), sources },
      ...(texts === null ? [] : [{ path: `${path}.texts.ts`, text: texts, sources }]),
    ];
  });
}

function sharedFiles(model: ContractModel, sources: readonly string[]): GeneratedFile[] {
  const folder = model.contractPath.slice(0, model.contractPath.lastIndexOf('/'));
  const labelsPath = `${folder}/labels.yaml`;
  const directory = `${folder}/models`;
  const path = `${model.project.generated}/models`;
  return [
    { path: `${path}/index.ts`, text: indexFileText(model, directory), sources },
    { path: `${path}/inputs.ts`, text: inputsFileText(model, directory), sources },
    {
      path: `${path}/labels.ts`,
      text: labelsFileText(model.catalog, labelsPath),
      sources: [labelsPath],
    },
  ];
}
