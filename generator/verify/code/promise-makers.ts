import { builtinModules } from 'node:module';
import type { Foreign } from './declared-types.ts';

/** Modules of the runtime of which every function gives a promise, but for those that iterate. */
const PROMISE_MODULES = /^(?:node:)?(?:fs|timers|dns|stream|readline|util)\/promises$/;
const ITERATES = /^(?:watch|setInterval|glob|createInterface|Readline|Resolver)\b/;

const GLOBALS = /^(?:fetch|Promise\.(?:all|allSettled|any|race|resolve|reject|try))$/;
const BUILTIN: Readonly<Record<string, RegExp>> = {
  events: /^once$/,
  fs: /^promises\.(?!watch|glob)\w+$/,
  timers: /^promises\.(?!setInterval)\w+$/,
};

/** Whether calling something of the language or the runtime gives a promise. */
export function promiseMaker({ module, name }: Foreign): boolean {
  if (module === '') return GLOBALS.test(name);
  const bare = module.replace(/^node:/, '');
  const own = name.replace(/^(?:default|\*)\.?/, '');
  if (PROMISE_MODULES.test(module))
    return /^\w+(?:\.wait|\.yield)?$/.test(own) && !ITERATES.test(own);
  return builtinModules.includes(bare) && (BUILTIN[bare]?.test(own) ?? false);
}

/** Methods of well-known packages that are called without anything that says their type. */
const BOT_METHOD =
  '(?:reply|send|answer|edit|delete|forward|copy|pin|unpin|ban|restrict|leave)\\w*';
const OF_PACKAGE: Readonly<Record<string, RegExp>> = {
  grammy: new RegExp(`\\b(?:ctx|context|api)\\.${BOT_METHOD}$`, 'i'),
  telegraf: new RegExp(`\\b(?:ctx|context|telegram)\\.${BOT_METHOD}$`, 'i'),
  pg: /\b(?:pool|client|db|connection)\.(?:query|connect|end)$/i,
};

/** Whether a file that imports the package calls one of its methods that give a promise. */
export function promiseMethod(packageName: string, callee: string): boolean {
  return OF_PACKAGE[packageName]?.test(callee.replaceAll('?.', '.')) ?? false;
}

/** Objects of the language and of the platform have methods of these names that give nothing. */
const SYNC_NAMES = new Set(
  [
    Object,
    Array,
    Map,
    Set,
    WeakMap,
    String,
    Number,
    RegExp,
    Date,
    Function,
    ArrayBuffer,
    URL,
    URLSearchParams,
    Headers,
    EventTarget,
    AbortController,
    AbortSignal,
    FormData,
    Uint8Array,
  ].flatMap((each) => Object.getOwnPropertyNames(each.prototype)),
);
for (const name of (
  'on once off emit end close write send destroy pipe listen connect start stop abort log ' +
  'info warn error debug trace fatal next resolve reject unref ref kill use register ' +
  'observe inc dec reset release pause resume postMessage terminate get post put all ' +
  'setTimeout setHeader json status render update run exec cancel open'
).split(' '))
  SYNC_NAMES.add(name);

/** Whether a name says nothing about an unknown receiver, because so many things have it. */
export function syncName(name: string): boolean {
  return SYNC_NAMES.has(name);
}
