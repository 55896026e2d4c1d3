import { Command, CommanderError, Option } from 'commander';
import { packageVersion } from '../output/package-root.ts';
import type { OwnCommand } from '../verify/project/project-view.ts';
import type { Console } from './console.ts';
import { exitCodes } from './exit-codes.ts';
import { ownCommands } from './own-commands.ts';

const FORMAT = 'pretty, json, github or sarif';

/** Parses a command line, runs its verb and returns the exit code. Throws what the verb throws. */
export async function runCommandLine(args: readonly string[], console: Console): Promise<number> {
  let exitCode: number = exitCodes.clean;
  const program = buildProgram(args[0], console, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.clean : exitCodes.couldNotRun;
  }
}

const VERBS = {
  validate: addValidate,
  gen: addGen,
  verify: addVerify,
  smoke: addSmoke,
  explain: addExplain,
  model: addModel,
  catalog: addCatalog,
  logs: addLogs,
  release: addRelease,
  deploy: addDeploy,
  quarantine: addQuarantine,
  duplicates: addDuplicates,
} as const;

/** The command line; of the verbs only the wanted one, when there is one of that name. */
function buildProgram(verb: string | undefined, console: Console, exit: Exit): Command {
  const program = new Command('truth')
    .description('From one contract to typed, checked code.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => console.out(text),
      writeErr: (text) => console.err(text),
    })
    .showSuggestionAfterError()
    .showHelpAfterError('Run truth --help to see what there is.');
  const wanted = Object.entries(VERBS).filter(([name]) => name === verb);
  for (const [, add] of wanted.length > 0 ? wanted : Object.entries(VERBS)) {
    add(program, console, exit);
  }
  if (wanted.length === 0) program.version(packageVersion());
  return program;
}

/** Every verb with its flags, such as `model list` and `--all`. */
export function everyVerb(console: Console): OwnCommand[] {
  return ownCommands(buildProgram(undefined, console, () => undefined));
}

type Exit = (code: number) => void;

function contractOption(): Option {
  return new Option('--contract <path>', 'the contract, when it is not contract/truth.yaml');
}

function addValidate(program: Command, console: Console, exit: Exit): void {
  program
    .command('validate')
    .description('check the contract alone')
    .addOption(contractOption())
    .option('--fix', 'carry out the fixes that are certain')
    .option('--format <format>', FORMAT)
    .option('--output <file>', 'write the report to a file')
    .action(async (options) => {
      const { validate } = await import('./commands/validate.ts');
      exit(await validate(options, console));
    });
}

function addGen(program: Command, console: Console, exit: Exit): void {
  program
    .command('gen')
    .description('generate what the contract makes')
    .addOption(contractOption())
    .option('--check', 'write nothing; exit 4 when something is stale')
    .option('--watch', 'generate again after each change')
    .option('--only <emitters>', 'run only these emitters, with commas between')
    .option('--stats', 'show where the time goes')
    .option('--self-test', 'prove that --check can fail')
    .option('--format <format>', FORMAT)
    .option('--output <file>', 'write the report to a file')
    .action(async (options) => {
      const { gen } = await import('./commands/gen.ts');
      exit(await gen(options, console));
    });
}

function addVerify(program: Command, console: Console, exit: Exit): void {
  program
    .command('verify')
    .description('hold the code against the contract')
    .addOption(contractOption())
    .option('--affected <revision>', 'only what changed since then, and what imports it')
    .option('--only <rules>', 'ask only these rules, with commas between')
    .option('--fix', 'carry out the fixes that are certain')
    .option('--write-baseline', 'take what is found today as known; once')
    .option('--self-test', 'prove that every rule can fire')
    .option('--format <format>', FORMAT)
    .option('--output <file>', 'write the report to a file')
    .action(async (options) => {
      const { verify } = await import('./commands/verify.ts');
      exit(await verify({ ...options, ownCommands: everyVerb(console) }, console));
    });
}

function addSmoke(program: Command, console: Console, exit: Exit): void {
  program
    .command('smoke')
    .description('run the scenarios and the generated cases on a service')
    .addOption(contractOption())
    .option('--local', 'start the service on this machine, and run everything')
    .option('--url <address>', 'a live service: only what is safe there, the rest is skipped')
    .option('--only <checks>', 'S0, S3, scenarios, routes, models, with commas between')
    .option('--replay', 'only what failed last time')
    .option('--max-requests <count>', 'send the service at most so many requests')
    .option('--format <format>', 'pretty, json, junit or github')
    .option('--output <file>', 'write the report to a file')
    .action(async (options) => {
      const { smoke } = await import('./commands/smoke.ts');
      exit(await smoke(options, console));
    });
}

function addExplain(program: Command, console: Console, exit: Exit): void {
  program
    .command('explain')
    .description('what a code means; where a generated line comes from; what is made from a part')
    .argument('[subject]', 'CODE, CONTRACT.PATH or FILE[:LINE]')
    .addOption(contractOption())
    .action(async (subject, options) => {
      const { explain } = await import('./commands/explain.ts');
      exit(await explain(subject, options, console));
    });
}

function addModel(program: Command, console: Console, exit: Exit): void {
  const model = program.command('model').description('the catalogue of vendor models');
  model
    .command('list')
    .description('all models, or those that match')
    .argument('[words...]', 'parts of id, family, task or title')
    .addOption(contractOption())
    .option('--all', 'also legacy and removed ones')
    .option('--format <format>', 'pretty or json')
    .action(async (words, options) => {
      const { modelList } = await import('./commands/model-list.ts');
      exit(await modelList(words, options, console));
    });
  model
    .command('show')
    .description('parameters, rules and price of one model')
    .argument('<id>', 'as the vendor spells it')
    .addOption(contractOption())
    .option('--format <format>', 'pretty or json')
    .action(async (id, options) => {
      const { modelShow } = await import('./commands/model-show.ts');
      exit(await modelShow(id, options, console));
    });
  model
    .command('check')
    .description('check request bodies')
    .argument('[id]', 'the model, when the body does not name it')
    .addOption(contractOption())
    .option('--input <file>', 'one body as JSON; - or nothing reads standard input')
    .option('--jsonl <file>', 'a body on each line; - reads standard input')
    .option('--format <format>', 'pretty or json')
    .action(async (id, options) => {
      const { modelCheck } = await import('./commands/model-check.ts');
      exit(await modelCheck(id, options, console));
    });
}

function addCatalog(program: Command, console: Console, exit: Exit): void {
  program
    .command('catalog')
    .description('the catalogue beside what the vendor publishes')
    .command('sync')
    .description('compare with the pages of the vendor; 1 when something differs')
    .requiredOption('--from <place>', 'a folder with pages, or the address of the site')
    .addOption(contractOption())
    .option('--write', 'follow the vendor; what is in doubt is left to a person')
    .option('--only <ids>', 'only these models, with commas between')
    .option('--format <format>', 'pretty, json or github')
    .option('--output <file>', 'write the report to a file')
    .action(async (options) => {
      const { catalogSync } = await import('./commands/catalog-sync.ts');
      exit(await catalogSync(options, console));
    });
}

function addLogs(program: Command, console: Console, exit: Exit): void {
  program
    .command('logs')
    .description('what a log says about the service')
    .command('scan')
    .description('look for the forbidden patterns of the contract')
    .argument('<file>', 'a log of JSON or text; - reads standard input')
    .addOption(contractOption())
    .option('--since <time>', 'only lines from this time on')
    .option('--minutes <count>', 'only lines of the last minutes')
    .option('--format <format>', 'pretty, json or github')
    .option('--output <file>', 'write the report to a file')
    .action(async (file, options) => {
      const { logsScan } = await import('./commands/logs-scan.ts');
      exit(await logsScan(file, options, console));
    });
}

function addQuarantine(program: Command, console: Console, exit: Exit): void {
  program
    .command('quarantine')
    .description('move files out of the way, record them, and prove that nothing reaches them')
    .argument('<files...>', 'files of the project; those that go together may need each other')
    .addOption(contractOption())
    .option('--reason <text>', 'why nothing needs them any more')
    .option('--expires <day>', 'YYYY-MM-DD, by which they are deleted; six months when not given')
    .option('--format <format>', FORMAT)
    .option('--output <file>', 'write what is in the way to a file')
    .action(async (files, options) => {
      const { quarantine } = await import('./commands/quarantine.ts');
      exit(await quarantine(files, options, console));
    });
}

function addDuplicates(program: Command, console: Console, exit: Exit): void {
  program
    .command('duplicates')
    .description('functions that do the same, largest first')
    .addOption(contractOption())
    .option('--min <nodes>', 'size of the smallest, in syntax nodes')
    .option('--format <format>', 'pretty or json')
    .action(async (options) => {
      const { duplicates } = await import('./commands/duplicates.ts');
      exit(await duplicates(options, console));
    });
}

function addRelease(program: Command, console: Console, exit: Exit): void {
  program
    .command('release')
    .description('look for the evidence of the release lists, and say what is missing')
    .addOption(contractOption())
    .option('--url <address>', 'the live service')
    .option('--log <file>', 'its log up to now; - reads standard input')
    .option('--only <items>', 'ids, checklist, definition_of_done, with commas between')
    .option('--evidence <file>', 'JSON of an earlier run on this commit, not to run things again')
    .option('--record', 'write the tag of the release: kept its checklist, or failed live')
    .option('--dry-run', 'run and ask nothing')
    .option('--format <format>', 'pretty, json or github')
    .option('--output <file>', 'write the report to a file')
    .action(async (options) => {
      const { release } = await import('./commands/release.ts');
      exit(await release(options, console));
    });
}

function addDeploy(program: Command, console: Console, exit: Exit): void {
  program
    .command('deploy')
    .description('a deploy at Render')
    .command('watch')
    .description('follow the deploy of this commit; smoke it, watch its log, tag or roll back')
    .addOption(contractOption())
    .option('--service <id>', 'srv-… at Render, when RENDER_SERVICE_ID does not say')
    .option('--deploy <id>', 'dep-…, when it is not the newest of this commit')
    .option('--url <address>', 'the live service, when it is not the address that Render tells')
    .option('--push', 'push the tag to origin')
    .option('--dry-run', 'look at everything, and neither tag nor roll back')
    .option('--format <format>', 'pretty, json or github')
    .option('--output <file>', 'write the report to a file')
    .action(async (options) => {
      const { deployWatch } = await import('./commands/deploy-watch.ts');
      exit(await deployWatch(options, console));
    });
}
