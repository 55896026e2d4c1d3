import type { FormField } from '../../../generated/runtime/model-form.ts';
import type { FormScreen } from './form-screen.ts';
import { pathFromText } from './form-values.ts';
import { questionsOf } from './questions.ts';

/** The questions of an overview. */
export interface OverviewQuestions {
  /** Those with a button. */
  readonly shown: readonly FormField[];
  /** Names of those that the problems are about. */
  readonly wrong: ReadonlySet<string>;
  /** How many appear or disappear with the optional ones. */
  readonly optionalCount: number;
}

/** What is needed, answered or wrong is always there, the rest when it is asked for. */
export function overviewQuestions(screen: FormScreen): OverviewQuestions {
  const { modelId, values, showsOptional } = screen.state;
  const fields = questionsOf(modelId);
  const wrong = wrongNames(screen, fields);
  const isAlwaysThere = ({ name, required }: FormField): boolean =>
    required || values[name] !== undefined || wrong.has(name);
  return {
    shown: fields.filter((field) => showsOptional || isAlwaysThere(field)),
    wrong,
    optionalCount: fields.filter((field) => !isAlwaysThere(field)).length,
  };
}

/** Where the problems stand, and which parameters their English sentences name. */
function wrongNames({ problems }: FormScreen, fields: readonly FormField[]): ReadonlySet<string> {
  const said = problems.flatMap(({ path, message }) => [
    String(pathFromText(path)[0] ?? ''),
    ...(message.replace(/"[^"]*"/g, '').match(/[A-Za-z_]\w*/g) ?? []),
  ]);
  const names = new Set(fields.map((field) => field.name));
  return new Set(said.filter((name) => names.has(name)));
}
