import { Injectable } from '@nestjs/common';
import { SealedReferences } from '@casa/platform/crypto';
import type { Reader } from '@casa/platform/database';
import { type Visit, visitById } from '../../persistence/ratings/visit.projection.js';
import type { BookingCaller } from '../booking-caller.js';
import { RATING_LINK } from './rating-references.js';

/** The visit behind the link of its letter: there is one only while it stands as served. */
@Injectable()
export class VisitBehindLink {
  constructor(private readonly references: SealedReferences) {}

  async find(reader: Reader, { tenantId }: Pick<BookingCaller, 'tenantId'>, token: string): Promise<Visit | undefined> {
    const id = this.references.claimedId(token);
    const visit = id === undefined ? undefined : await visitById(reader, tenantId, id);
    return visit?.isServed && this.references.proves(token, RATING_LINK, tenantId, visit.id, visit.linkVersion) ? visit : undefined;
  }
}
