import { DiscoveryService } from '@nestjs/core';

/** What a job carries: ids and numbers, never personal data; the handler reads the rest as it stands. */
export type JobData<Event> = { readonly [Key in keyof Event]: string | number };

/**
 * What a module does with the jobs of one queue; a provider marked with `@HandlesJobs(queue)`. A job may arrive twice (a process may die
 * between the work and its record), and an older one after a newer one: handlers are idempotent and look at how things stand now.
 */
export interface JobHandler<Event extends JobData<Event>> {
  handle(event: Event): Promise<void>;
}

/** Names the queue whose jobs a provider handles; the worker finds it by this mark. */
export const HandlesJobs = DiscoveryService.createDecorator<string>();
