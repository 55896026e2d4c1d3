import type { ContractData } from '../../generator/contract/contract-data.ts';
import { generate } from '../../generator/index.ts';
import { buildModel } from '../../generator/model/build-model.ts';

/** Every file that a contract without errors makes. */
export function generateFrom(contract: ContractData): readonly { readonly path: string }[] {
  const { truth, labels, models } = contract;
  const messages = contract.locales[0]?.messages ?? [];
  const locales = contract.locales.map(({ path, language, text }) => ({
    contractPath: path,
    language,
    text,
  }));
  const contractPath = contract.truthPath;
  const model = buildModel({ contractPath, truth, labels, models, messages, locales });
  return generate(model).files;
}
