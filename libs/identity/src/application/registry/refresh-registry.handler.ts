import { Injectable, Logger } from '@nestjs/common';
import { IDENTITY_SCHEDULES } from '@casa/contracts';
import { HandlesJobs, JobFailure, type JobHandler } from '@casa/platform/jobs';
import { REGISTERED_FEDERATIONS, type RegisteredFederation } from '../../persistence/identity-provider.repository.js';
import { RefreshRegistry } from './refresh-registry.js';

/** Every six hours: the identity providers of SPID and CIE, from where they are published. One that fails keeps the other from nothing. */
@HandlesJobs(IDENTITY_SCHEDULES.refreshRegistry)
@Injectable()
export class RefreshRegistries implements JobHandler<object> {
  private readonly logger = new Logger(RefreshRegistries.name);

  constructor(private readonly registry: RefreshRegistry) {}

  async handle(): Promise<void> {
    const problems: string[] = [];
    for (const federation of REGISTERED_FEDERATIONS) problems.push(...(await this.refresh(federation)));
    // Tried again, and said with the job: the last reading stays.
    if (problems.length > 0) throw new JobFailure(problems.join('; '));
  }

  private async refresh(federation: RegisteredFederation): Promise<string[]> {
    const address = this.registry.addressOf(federation);
    if (address === undefined) {
      this.logger.log(`${federation}: no address to read identity providers from`);
      return [];
    }
    const outcome = await this.registry.fetch(federation, address);
    if (!outcome.ok) return [`${federation}, ${address}: ${outcome.refusal}`];
    const { total, added, changed, gone, unusable } = outcome.value;
    const line = { msg: 'identity providers were read anew', federation, total, added, changed, gone };
    if (unusable.length > 0) this.logger.warn({ ...line, unusable });
    else this.logger.log(line);
    return [];
  }
}
