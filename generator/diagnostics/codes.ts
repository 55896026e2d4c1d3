import { type CodeInfo, error, warning } from './code-info.ts';
import { verifyCodes } from './verify-codes.ts';

/**
 * The closed table of diagnostic codes. A code is never reused for something else. The title is for
 * scanning; the explanation says why it matters and what to do, and is what `truth explain CODE`
 * prints.
 */

export const codes = {
  // Reading a file
  'yaml-syntax': error(
    'not valid YAML',
    'The text cannot be read as YAML 1.2. Look at the marked place and just before it: most often a quote, a bracket or the indentation is wrong.',
  ),
  'yaml-duplicate-key': error(
    'the same key twice',
    'Of two equal keys only one could count, and a reader cannot know which. Keep one of them.',
  ),
  'yaml-many-documents': error(
    'more than one document in a file',
    'A contract file is one YAML document. Put the second one into a file of its own, or remove the line with three dashes.',
  ),
  'yaml-not-a-mapping': error(
    'the file does not hold a mapping',
    'A contract file begins with keys such as `product:`. An empty file, a list or a single value says nothing that can be generated from.',
  ),
  'fluent-syntax': error(
    'not a valid Fluent message',
    'A locale file is a list of `key = text` in Project Fluent syntax. What cannot be read would be missing on the screen.',
  ),
  'file-missing': error(
    'a file that the contract needs is not there',
    'The contract names a file or a folder that does not exist. Create it, or name the right one.',
  ),

  // Shape: what JSON Schema says
  'unknown-key': error(
    'a key that nothing reads',
    'Every key of the contract is used for something. One that is not known is a slip, or a wish that nothing fulfils. The list shows what may stand here.',
  ),
  'missing-key': error(
    'a key is missing',
    'The part cannot be generated without this key. Add it; the schema describes what it means.',
  ),
  'wrong-type': error(
    'a value of the wrong type',
    'YAML reads `5` as a number and `"5"` as a text, `yes` as a text and `true` as a truth value. Write the value so that it has the type named here.',
  ),
  'not-allowed': error(
    'a value that is not one of the allowed ones',
    'Only the values of the list mean something here. They are compared letter by letter, case counts.',
  ),
  'out-of-range': error(
    'a number outside its range',
    'The number must lie within the stated bounds.',
  ),
  'wrong-length': error(
    'too long, too short, too many or too few',
    'The text or the list must have a length within the stated bounds.',
  ),
  'wrong-format': error(
    'a text of the wrong form',
    'The text must match the stated pattern: other parts of the system parse it, or make names from it.',
  ),
  'duplicate-value': error(
    'the same value twice in a list',
    'Each value may stand in this list once.',
  ),
  'misplaced-key': error(
    'a key that does not belong here',
    'The key is known, but not together with the other keys of this part. The text says which of them decides.',
  ),

  // References
  'unknown-schema': error(
    'a schema that is not declared',
    'Routes name the forms of their bodies and answers by keys of `schemas`. Declare the schema there, or name one that exists.',
  ),
  'unused-schema': warning(
    'a schema that nothing names',
    'No route uses this schema, so nothing is generated from it. Use it or remove it.',
  ),
  'unknown-variable': error(
    'an environment variable that is not declared',
    'Other sections name variables of `env.variables`. Declare it there, or name one that exists.',
  ),
  'unknown-capability': error(
    'a capability that no mode has',
    'Capabilities are declared by `modes.active.capabilities`; other places only name them.',
  ),
  'unknown-message': error(
    'a message that no locale file has',
    'The contract names a key of the locale files. Add the message in every language, or name one that exists.',
  ),
  'unknown-command': error(
    'a bot command that is not declared',
    'Commands are declared in `bot.commands`; other places only name them.',
  ),
  'unknown-route': error(
    'a route that is not declared',
    'Smoke scenarios name routes by their id. Declare the route under `routes`, or name one that exists.',
  ),
  'unknown-scenario': error(
    'a smoke scenario that is not declared',
    'An invariant or a checklist names scenarios by their id, such as S3. Declare it under `smoke`, or name one that exists.',
  ),
  'unknown-diagnostic': error(
    'a diagnostic code that does not exist',
    'An invariant that is enforced by a diagnostic names its code. `truth explain` lists all codes.',
  ),
  'unknown-rule': error(
    'a rule on code that does not exist',
    'An invariant that `truth verify` enforces names one of its rules. A rule that cannot fire enforces nothing.',
  ),
  'unknown-model': error(
    'a model that is not in the catalogue',
    'Models are named by their id, exactly as the vendor spells it. `truth model list` shows all of them.',
  ),
  'unknown-parameter': error(
    'a parameter that the model does not have',
    'Rules, required lists and prices may name only parameters of `input.properties`, in their exact spelling.',
  ),
  'unknown-property': error(
    'a property that is not there',
    'Required lists, `deduplicate_by`, the evidence of a release and rules that count texts name properties of a schema, in their exact spelling.',
  ),
  'unknown-table': error(
    'a table that is not declared',
    'Every table that the code keeps is declared under `database.tables` with its purpose.',
  ),
  'unknown-language': error(
    'a language without texts',
    'Each of `bot.languages` has a locale file, and the default is one of them.',
  ),
  'unknown-family': error(
    'a family without a name for people',
    'Families are declared with their titles under `families` of the label file.',
  ),
  'unknown-task': error(
    'a task without a name for people',
    'Tasks are declared with their titles under `tasks` of the label file.',
  ),
  'unknown-authentication': error(
    'a way to prove who calls that is not described',
    'Routes are guarded by what `security` describes: `webhook_secret` or `kie_callback`.',
  ),

  // Names and identity
  'duplicate-id': error(
    'the same id twice',
    'An id is how other parts name this one. Give each its own.',
  ),
  'duplicate-route': error(
    'two routes for the same requests',
    'Two routes with one method and the same path, parameters aside, cannot both be served.',
  ),
  'duplicate-model': error(
    'two files for one model',
    'A model has one file. Merge the two, or correct the id that was copied.',
  ),
  'name-clash': error(
    'two names become one in generated code',
    'Separators are dropped when an id becomes a name in TypeScript, so two ids may meet. Rename one of them.',
  ),
  'model-file-name': error(
    'a model file in the wrong place',
    'A model file is named after its id, with `__` for each slash, and lies in the folder of its family. So people and tools find it without searching.',
  ),

  // Routes and schemas
  'path-parameter': error(
    'path and parameters disagree',
    'Each `{name}` of a path is declared under `parameters`, and nothing else is.',
  ),
  'authentication-input': error(
    'a guard that cannot see what it looks at',
    'A guarded route declares the header or the query parameter that proves who calls. A server does not hand over what a route does not declare.',
  ),
  'ack-mismatch': error(
    'two figures for one promise',
    'The time to acknowledge an update is promised by the queue and by the webhook route. They must be the same figure.',
  ),
  'command-mismatch': error(
    'the command starts something else',
    'Production is started by the command, checks look at the entrypoint. They must be the same file.',
  ),

  // Environment
  'default-not-allowed': error(
    'a default that would be refused',
    'The default value does not fit the declaration it stands in: it has another type, is not one of the values, or is out of bounds.',
  ),
  'default-of-required': error(
    'a default that can never be used',
    'A required value is always given, so its default says nothing. Drop one of the two.',
  ),
  'variable-kind': error(
    'a variable of the wrong kind for its use',
    'A port is an integer, admins are a list of integers, and what proves or signs something is a secret, so that it is never logged.',
  ),
  'secret-default': error(
    'a secret in the contract',
    'The contract is committed. A secret with a default would be known to everybody who can read the repository.',
  ),
  'secret-loggable': error(
    'a secret that may be logged',
    'Fields named in `observability.never_log` are blotted out in every log line. A secret that the list lacks is one slip away from a log.',
  ),
  'condition-never-holds': error(
    'a condition that can never hold',
    'The condition compares with a value that the other one cannot have, so the rule says nothing.',
  ),
  'forbidden-and-declared': error(
    'declared and forbidden at once',
    'The same name is used and refused. Remove it from one of the two lists.',
  ),
  'bounds-reversed': error(
    'two bounds the wrong way round',
    'The lower figure stands above the upper one, so that nothing lies between them. They are probably swapped.',
  ),
  'invalid-regex': error(
    'not a regular expression',
    'The text is used as an ECMAScript regular expression in Unicode mode. A backslash must stand before a character that needs one, and brackets must close.',
  ),
  'invalid-cron': error(
    'not a cron line',
    'Five fields: minute, hour, day of month, month, day of week. Each is `*`, a number, a range, a list or a step.',
  ),
  'invalid-date': error(
    'not a day of the calendar',
    'Dates are written YYYY-MM-DD, and the day exists.',
  ),

  // Modes, locks, queue
  'passive-capability-forbidden': error(
    'PASSIVE may do what it must not',
    'A PASSIVE instance that changes balances or calls the vendor would act beside the ACTIVE one. A capability is either allowed or forbidden.',
  ),
  'passive-lists-disagree': error(
    'two lists for one prohibition',
    'What is forbidden in PASSIVE stands under `modes.passive.forbidden` and under `security.forbidden_in_passive`. Two lists that differ protect nothing.',
  ),
  'passive-command-unsafe': error(
    'a command that PASSIVE cannot answer',
    'A safe command needs a capability that PASSIVE has; otherwise the user would see an error in place of a screen.',
  ),
  'lock-key-range': error(
    'a lock key outside int32',
    'PostgreSQL takes two signed 32-bit numbers. A larger one fails at run time, in a loop, and nobody becomes ACTIVE.',
  ),
  'lease-too-short': error(
    'a lease that ends before its renewal',
    'A lease must survive one missed renewal, or a short pause makes two leaders: it lasts more than twice as long as the time between renewals.',
  ),
  'retention-unclear': error(
    'a table of whose rows nobody says what becomes',
    'Rows that nobody thought of grow without end, and what is personal stays for longer than anyone promised. Every table says either `retention_days`, after which the rows go that nothing needs any more, or `kept`, why they stay for ever. An append-only table refuses deletions: its rows stay.',
  ),
  'pool-too-small': error(
    'more workers than connections',
    'Each worker of the queue may hold a connection. With no more connections than workers, a request waits until a job is done.',
  ),
  'queue-drops-work': error(
    'a queue that may lose messages',
    'There is no drop policy: a message that was acknowledged is kept until it is handled. The only value is `none`.',
  ),
  'buckets-order': error(
    'histogram bounds out of order',
    'A histogram has upper bounds, each larger than the one before; other metrics have none.',
  ),
  'promql-syntax': error(
    'not a valid expression of Prometheus',
    'Prometheus loads no rule of a file in which one expression cannot be read, so every alarm would be silent.',
  ),
  'unknown-metric': error(
    'a metric that is not declared',
    'An alarm over a metric that nobody reports never fires and never says so. Declare the metric under `observability.metrics`, or name one that is there; a histogram is reported as `_bucket`, `_sum` and `_count`.',
  ),
  'unknown-metric-label': error(
    'a label that the metric does not have',
    'A comparison with a label that is not there selects nothing, and grouping by it makes one group of all. `instance` and `job` are added by Prometheus itself.',
  ),
  'metric-misused': error(
    'a function that means nothing of this type of metric',
    'A counter is asked for its growth, a gauge for its value, a histogram for the growth of its buckets with their bounds kept. Anything else gives numbers that look right.',
  ),

  // Gates
  'invariant-unenforced': error(
    'an invariant that nothing enforces',
    'A sentence that nothing checks is a wish. Name a test file, a smoke scenario, a diagnostic or a verify rule.',
  ),
  'smoke-missing': error(
    'a smoke scenario is missing',
    'S0 to S8 are the promises every release is checked for. Removing one needs another contract version, not an edit.',
  ),
  'scenario-module-missing': error(
    'a scenario without a module',
    'Each scenario of `smoke` has a module in the folder that `project.smoke` names, called by its id and name: `s3-fast-ack.ts`. One without would be a promise that nobody looks at.',
  ),
  'target-above-sla': error(
    'a target that is worse than the promise',
    'The target is what we aim at, the SLA is what we promise: the target is the smaller figure.',
  ),
  'scenario-stricter': error(
    'a scenario that asks for more than is promised',
    'A scenario fails when its time is over. It gives a route at least the time that the route promises to take.',
  ),
  'forbidden-file-present': error(
    'a forbidden file exists',
    'A second entrypoint starts the service without its checks. Delete the file or move it to quarantine.',
  ),
  'legacy-outside-quarantine': error(
    'quarantined, but not in the quarantine',
    'A file is in quarantine when it lies in `legacy.directory`, from which nothing may import.',
  ),
  'quarantine-shipped': error(
    'a quarantine among the sources',
    'What waits to be deleted may not reach production. An image takes the sources as a whole, and the compiler and the rules look at them.',
  ),
  'generated-folder-shared': error(
    'the generated folder holds other things',
    '`truth gen` owns its folder and deletes what it did not make there. Nothing that people write may lie in it.',
  ),

  // Texts
  'message-missing': error(
    'a message is missing in a language',
    'Every message exists in every language of the bot; a user must never see a key.',
  ),
  'message-variables': error(
    'languages disagree on variables',
    'A message takes the same variables in every language, because the code gives the same ones.',
  ),
  'label-missing': error(
    'a parameter without a name for people',
    'A form shows a label and a hint in every language. Add the parameter to the label file, or give it `x-label` and `x-hint` of its own.',
  ),
  'label-unused': warning(
    'a label that nothing shows',
    'No model has a parameter, a family or a task of this name. Remove it, or correct its spelling.',
  ),

  // Commerce
  'package-order': error(
    'top-up packages out of order',
    'Packages grow, in stars and in what they buy, and a larger one is never a worse bargain.',
  ),
  'payment-without-packages': error(
    'a way to pay, and nothing to buy',
    'Whoever pays with stars chooses a package of `payments.stars.packages`.',
  ),
  'figure-not-positive': error(
    'a price of nothing',
    'Prices are multiplied with these figures, so that one of zero makes everything free.',
  ),
  'free-model-not-sold': error(
    'a free model that is not offered',
    'The free tier names a model that the bot does not offer, so nobody can use it.',
  ),
  'quick-action-unfit': error(
    'a ready task that cannot be started',
    'A quick action names a model that is offered and fills in what this model takes. Otherwise its button leads nowhere.',
  ),

  // Catalogue
  'keyword-not-applicable': error(
    'a keyword that says nothing for this type',
    'JSON Schema ignores `maxLength` on a number and `minimum` on a text. What is ignored is a mistake.',
  ),
  'parameter-kind': error(
    'a parameter that cannot be counted so',
    'Prices multiply numbers, surcharges count the entries of lists, differences need two numbers.',
  ),
  'enum-type': error(
    'a value of another type than declared',
    'The vendor compares types too: `"5"` is a text, `5` is a number. Each value has the type of its parameter.',
  ),
  'list-without-items': error(
    'a list without a schema of its entries',
    'A list says what its entries are with `items`. Without it nothing could be checked or shown in a form.',
  ),
  'rule-value-unknown': error(
    'a rule about a value that cannot be',
    'The rule names a value that the parameter does not allow, so it never applies, or always refuses.',
  ),
  'rule-says-nothing': error(
    'a rule without a requirement',
    'A rule says what must hold: required parameters, values, limits or sets.',
  ),
  'rate-unreachable': error(
    'a rate that is never used',
    'The first rate whose conditions hold is taken. An earlier one already covers every case of this one.',
  ),
  'price-precision': error(
    'a price finer than a millionth of a credit',
    'Prices are whole millionths of a credit, so that they can be added without rounding.',
  ),
  'sold-without-price': error(
    'said to be sold, but it cannot be',
    'A model is offered when it is current and its price is known. `sold: true` changes nothing about that.',
  ),
  'replacement-removed': error(
    'a replacement that is gone itself',
    'Users of an old model are sent to one that answers. Name a current model.',
  ),
  'media-kind': error(
    'a file type of another kind',
    'The accepted types of a picture begin with `image/`, and so on.',
  ),

  // Generated files
  'page-fence-missing': error(
    'a page has no place for a generated table',
    'Generated tables go between `<!-- truth:begin NAME -->` and `<!-- truth:end NAME -->`. Add the two lines where the table belongs.',
  ),
  'stale-contract-changed': error(
    'the contract changed after the last generation',
    'Run `npx truth gen` and commit what it writes.',
  ),
  'stale-generator-changed': error(
    'another version of the generator writes it differently',
    'The contract is as it was, the generator is not. Run `npx truth gen`, read the difference, commit it.',
  ),
  'stale-edited-by-hand': error(
    'a generated file was edited',
    'The edit would be lost at the next generation. Make the change in the contract, or in hand-written code beside it.',
  ),
  'stale-orphan': error(
    'a file that nothing generates any more',
    'What it was made from is gone. Run `npx truth gen`, which removes it.',
  ),
  'stale-missing': error(
    'a generated file is not there',
    'It was never written, or it was deleted. Run `npx truth gen` and commit it.',
  ),

  // Code
  ...verifyCodes,
} as const satisfies Record<string, CodeInfo>;

export type DiagnosticCode = keyof typeof codes;

/** Every code, in the order of the table. */
export const allCodes = Object.keys(codes) as readonly DiagnosticCode[];

/** Whether a text is a code. */
export function isDiagnosticCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(codes, text);
}
