import { type CodeInfo, error } from './code-info.ts';

/**
 * What `truth verify` says about code, one code for each rule. An invariant of the contract may
 * name one as its enforcement.
 */
export const verifyCodes = {
  // What may be imported
  'import-arrow': error(
    'an import against the arrows',
    'The contract says which layer may import which. An arrow the other way makes two layers one: neither can be understood, tested or replaced alone. Move what both need to a layer that both may import, or pass it in.',
  ),
  'import-cycle': error(
    'modules that import each other',
    'In a cycle no module comes first, so what is initialised depends on who was asked first. Move what they share into a module of its own.',
  ),
  'layer-unknown': error(
    'code that belongs to no layer',
    'Every file below a folder that has layers belongs to one of them, or nothing says what it may import. Give it a layer in the contract, or move it.',
  ),
  'package-place': error(
    'a package outside its place',
    'The contract gives this package one place, so that it can be replaced there and its faults are met there. Use what that place offers, or widen the place.',
  ),
  'package-undeclared': error(
    'a package that production does not install',
    'What the entrypoint reaches is run from `dependencies` alone. A package that only `devDependencies` hold, or nothing, is there on your machine and missing in production.',
  ),
  'import-forbidden': error(
    'an import that the contract forbids',
    'The folder or module is named under `legacy.forbidden_imports`. Use what took its place.',
  ),
  'impure-core': error(
    'a pure layer that reaches outside',
    'A pure layer has no packages, no modules of Node, no clock, no chance and no globals that reach outside: what it needs is an argument. So a test sets it, and the same input gives the same answer.',
  ),
  'wildcard-export': error(
    'a module that does not say what it exports',
    '`export *` hides what is exported and from where, and lets two names meet by accident. Name what is exported.',
  ),
  'module-unused': error(
    'a module that nothing reaches',
    'Neither the entrypoint nor any other module leads here. Delete it, use it, or move it away with `truth quarantine`.',
  ),
  'process-entry': error(
    'a second way to start a process',
    'Production has one entrypoint. A file that starts by itself (a hash-bang, a look at `import.meta.main` or `require.main`, a server that listens at the top level) is a second one: it runs without what the first one prepares.',
  ),
  'start-command': error(
    'npm start does not run the entrypoint',
    'Production is started in one way, which the contract names. A start script that says something else is tried by people and proves nothing about production.',
  ),

  // Environment, routes, jobs
  'env-read': error(
    'the environment read past its loader',
    'Only the entrypoint reads `process.env`, and hands it to `loadEnv`. A value read elsewhere is not checked at the start, has no type, and may be missing in the middle of the work.',
  ),
  'env-undeclared': error(
    'a variable that the contract does not declare',
    'What is read from the environment is declared under `env.variables`, or nothing checks it and no deployment knows of it.',
  ),
  'env-unused': error(
    'a declared variable that nothing reads',
    'People set it and expect an effect. Use it, or remove it from the contract.',
  ),
  'route-unhandled': error(
    'a route without a handler',
    'The contract promises the route, and no object of handlers has its name.',
  ),
  'handler-unrouted': error(
    'a handler without a route',
    'It answers nothing: the contract declares no route of this name.',
  ),
  'task-unhandled': error(
    'a kind of job that nobody works off',
    'The contract declares the task, and the code never names it: jobs of this kind would wait for ever.',
  ),
  'capability-unused': error(
    'a capability that guards nothing',
    'The modes of the contract allow or forbid it, and neither a command nor the code asks for it. So it promises a protection that is not there.',
  ),
  'message-unused': error(
    'a message that is never shown',
    'Translators keep it up for nothing. Show it, or remove it from every language.',
  ),

  // What the code does
  'floating-promise': error(
    'a promise that nobody waits for',
    'A call made a promise, and the statement ends without it. What fails in it ends the process or is never heard of, and what comes after does not wait for it. Await it, return it or give it a `.catch`; `void` before it says that this is meant.',
  ),
  'invariant-untested': error(
    'a test of an invariant that does not run',
    'The contract says that this test proves a sentence. A test that is skipped, not written, or left out because another one runs alone proves nothing.',
  ),
  'runbook-missing': error(
    'an alarm without a word on what to do',
    'Whoever is woken by an alarm opens its page. It says how to find the cause, what mends it, and what must not be done.',
  ),
  'html-unescaped': error(
    'markup for Telegram that nothing escapes',
    'A name with a `<` in it makes Telegram refuse the whole message, and a name with a tag in it writes what its owner likes. Markup is made at one place, which `verify.html_files` and `verify.html_tag` of the contract name, and which escapes every value.',
  ),
  'callback-data-length': error(
    'a button that carries too much',
    'Telegram refuses a keyboard of which one button carries more than 64 bytes, and with it the whole message. Letters outside of ASCII count two bytes and more.',
  ),
  'button-unhandled': error(
    'a button that does nothing',
    'No handler knows what this button carries. A person taps it and sees nothing, or a clock that never ends.',
  ),
  'command-unhandled': error(
    'a command that no code handles',
    'The contract names it, so Telegram shows it in the menu of every chat. Who chooses it gets no answer.',
  ),
  'never-log': error(
    'a value that the log must not hold',
    'The contract names it under `observability.never_log`. A log is read by more people than the database, is kept elsewhere, and cannot be taken back.',
  ),
  'lock-key-literal': error(
    'the key of a lock that does not come from the contract',
    'Advisory locks are told apart by their numbers alone. A number that is written down, or hashed from a name, may be that of another lock, and then two things wait for each other that have nothing in common. The contract holds the key, and the generated constants carry it.',
  ),
  'sql-uncast': error(
    'a parameter of a query without a type',
    'PostgreSQL takes the type of a parameter from what stands beside it, such as a column. Where nothing does, it refuses the query when it runs, maybe in a branch that no test took. A cast says the type: `$1::text`.',
  ),
  'duplicate-function': error(
    'one function at several places',
    'These functions are the same but for names, types and literals. A mistake that is mended in one of them stays in the others. Short functions, and those that only put data together, are not compared.',
  ),

  // What waits to be deleted
  'quarantine-reached': error(
    'something that leads into the quarantine',
    'What lies in `legacy.directory` waits to be deleted. As long as an import, a script, an image or a workflow leads there it is in use, and cannot go.',
  ),
  'quarantine-unrecorded': error(
    'a file in quarantine that nobody recorded',
    'Each file there has an entry under `legacy.items` with a reason and a day on which it goes, or it stays for ever. `truth quarantine` moves a file first and records it then: an interrupted run is completed by recording what was moved.',
  ),
  'quarantine-expired': error(
    'a file in quarantine past its day',
    'It had time to be missed. Delete it and its entry; version control keeps what it was.',
  ),
  'quarantine-compiled': error(
    'a compiler that looks into the quarantine',
    'What lies there is dead text: its imports were left as they were and lead nowhere, so the compiler would complain about code that nobody uses.',
  ),

  // Migrations and tables
  'migration-destructive': error(
    'a migration that takes data away',
    'A rollback must find what it knows, and what is dropped does not come back. Leave the data where it is; or write the line `-- reason: …` directly above the statement. Dropping an index, a constraint, a view or a trigger loses no rows.',
  ),
  'migration-rerun': error(
    'a migration that cannot run twice',
    'Unless the contract promises that each migration runs once, it may run again, after a crash or on the next boot, and then must change nothing.',
  ),
  'migration-order': error(
    'migrations without a clear order',
    'Two databases have the same schema only when the same migrations ran in the same order. Numbers have no gaps, none is used twice, and all are written alike.',
  ),
  'migration-changed': error(
    'a landed migration that was changed',
    'Where it ran it does not run again, so the change would reach new databases only, and the old ones refuse to start. Write the change as a new migration.',
  ),
  'migration-unrecorded': error(
    'a migration whose text is not recorded',
    'The record beside the folder lets a later change of the text be seen before it reaches a database. `truth verify --fix` adds records and never rewrites one.',
  ),
  'table-undeclared': error(
    'a table that the contract does not know',
    'Every table is declared under `database.tables` with its purpose, so that someone answers for how long its rows are kept.',
  ),
  'table-uncreated': error(
    'a declared table that no migration makes',
    'The contract promises a table that a fresh database does not have. The first query on it would fail.',
  ),
  'table-not-append-only': error(
    'append-only in words alone',
    'What the contract calls append-only is refused by the database itself, so that no slip in the code and no console can change what happened.',
  ),

  // Files, image, platform
  'file-required': error(
    'a file without which the contract does not hold',
    'The contract says how the service is started, checked and proved, and these files are what does it. Restore the file, or change what names it.',
  ),
  'secret-in-tree': error(
    'a secret in a file that is kept',
    'Whoever can read the repository has it, now and in every copy, also after it is deleted. Revoke it where it was given out, then take it from the environment. Reports show dots in its place.',
  ),
  'dockerfile-command': error(
    'an image that starts something else',
    'Checks look at the entrypoint of the contract. An image that starts another file is not what was checked.',
  ),
  'dockerfile-root': error(
    'an image whose process is root',
    'Whoever gets into the process gets the whole container, and can change the code that runs. The last USER is another one.',
  ),
  'dockerfile-health': error(
    'an image that does not tell whether it is well',
    'Without a health check a process that hangs counts as running. The check asks a GET route of the contract.',
  ),
  'dockerfile-content': error(
    'an image with what the service does not need',
    'Tests, contract and settings of a machine in an image are one more way to leak, and make every deploy larger. Copy what runs, by name.',
  ),
  'dockerfile-port': error(
    'an image that names another port',
    'Platforms send requests to the port that the image exposes. The service listens on that of the contract.',
  ),
  'platform-mismatch': error(
    'a platform that was told something else',
    'Health path, variables and command of `render.yaml` are those of the contract; else the deploy fails, or runs with a default that nobody chose.',
  ),

  // Workflows
  'workflow-unpinned': error(
    'an action that may be another one tomorrow',
    'A tag or a branch of somebody else can be moved to other code, which then runs with the secrets of this repository. A commit cannot be moved.',
  ),
  'workflow-permissions': error(
    'a workflow whose token may do anything',
    'What is not said is decided by a setting of the repository, and may be everything. Give each workflow what it needs: mostly `contents: read`.',
  ),
  'workflow-masked-failure': error(
    'a step that cannot fail',
    'A gate that is green whatever happens is no gate: people rely on it, and it says nothing.',
  ),
  'workflow-command': error(
    'a workflow that calls what is not there',
    'The script, the verb or the flag does not exist, so the step fails on its first run, or on the day when it matters.',
  ),
  'workflow-injection': error(
    'words of strangers inside a program',
    'An expression is put in before the shell reads the line, so a title such as `"; curl … | sh; "` is carried out with the token of the workflow. A variable of the environment is only a text.',
  ),

  // The way findings are silenced
  'suppression-invalid': error(
    'a suppression that does not say why or until when',
    'It reads `truth-allow CODE until YYYY-MM-DD: reason`. Without an end it would stay for ever, without a reason nobody dares to remove it.',
  ),
  'suppression-expired': error(
    'a suppression whose time is over',
    'Mend what it hides, or say anew why it has to wait and until when.',
  ),
  'suppression-unused': error(
    'a suppression that hides nothing',
    'What it was for is mended. Remove the comment, so that it does not hide the next mistake.',
  ),
  'baseline-stale': error(
    'a known finding that is mended',
    'The baseline only becomes shorter: remove the entry, with `truth verify --fix`, so that the mistake cannot come back unseen.',
  ),
  'baseline-grown': error(
    'a finding added to the baseline',
    'The baseline holds what was there when the rule came, and it may only become shorter. Mend the finding, or suppress it in its place with a reason and an end.',
  ),
} as const satisfies Record<string, CodeInfo>;

export type VerifyCode = keyof typeof verifyCodes;
