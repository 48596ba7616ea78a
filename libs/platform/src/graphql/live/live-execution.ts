import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { GraphqlContext } from '../context.js';
import { RequestLoaders } from '../request-loaders.js';

/** The arguments of a subscription's execution, with a context of ours. */
export interface LiveExecution extends ExecutionArgs {
  readonly contextValue: GraphqlContext;
}

/**
 * Executes a subscription: each event with loaders of its own, for what was loaded for one is old for the next. graphql-js' `subscribe`
 * would give all of them one context.
 */
export async function subscribeAnew(args: LiveExecution): Promise<LiveResults | ExecutionResult> {
  const source = await createSourceEventStream(args);
  return Symbol.asyncIterator in source ? new LiveResults(args, source[Symbol.asyncIterator]()) : source;
}

/** The results of a subscription's events. The end is passed on at once, also while an event is waited for: a generator would wait too. */
export class LiveResults implements AsyncIterableIterator<ExecutionResult, undefined> {
  constructor(
    private readonly args: LiveExecution,
    private readonly events: AsyncIterator<unknown>,
  ) {}

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    const event = await this.events.next();
    if (event.done) return { value: undefined, done: true };
    const contextValue: GraphqlContext = { ...this.args.contextValue, loaders: new RequestLoaders() };
    return { value: await execute({ ...this.args, rootValue: event.value, contextValue }), done: false };
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    await this.events.return?.();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
