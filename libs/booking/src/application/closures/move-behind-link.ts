import { Injectable } from '@nestjs/common';
import type { TenantId } from '@casa/contracts';
import { SealedReferences } from '@casa/platform/crypto';
import type { Reader } from '@casa/platform/database';
import { type MoveProposal, moveProposals, type OpenMove } from '../../persistence/closures/move-proposal.repository.js';
import { MOVE_LINK } from './move-references.js';

/** The proposal behind the link of its letter: found by the id the link claims, believed only when the link's MAC fits its version. */
@Injectable()
export class MoveBehindLink {
  constructor(private readonly references: SealedReferences) {}

  tokenOf({ tenantId, id, linkVersion }: Omit<OpenMove, 'appointmentId'>): string {
    return this.references.make(MOVE_LINK, tenantId, id, linkVersion);
  }

  claimedId(token: string): string | undefined {
    return this.references.claimedId(token);
  }

  proves(token: string, { tenantId, id, linkVersion }: MoveProposal): boolean {
    return this.references.proves(token, MOVE_LINK, tenantId, id, linkVersion);
  }

  async find(reader: Reader, tenantId: TenantId, token: string): Promise<MoveProposal | undefined> {
    const id = this.claimedId(token);
    const proposal = id === undefined ? undefined : await moveProposals.byId(reader, tenantId, id);
    return proposal && this.proves(token, proposal) ? proposal : undefined;
  }
}
