import { Inject, Injectable } from '@nestjs/common';
import { type PersonId, STAFF_DIRECTORY, type StaffDirectory, type TenantId } from '@casa/contracts';
import { DataKeys } from '@casa/platform/crypto';
import { openCitizen } from '../../persistence/appointment.repository.js';
import type { Participant } from '../../persistence/room/participant.repository.js';
import type { RoomAppointment } from '../../persistence/room/room-appointment.projection.js';
import { openGuestName } from './room-texts.js';

/** By what name the others see each participant. */
@Injectable()
export class RoomNames {
  constructor(
    private readonly keys: DataKeys,
    @Inject(STAFF_DIRECTORY) private readonly staff: StaffDirectory,
  ) {}

  /** An operator without a name in the directory has an empty one. */
  async of(
    tenantId: TenantId,
    appointment: Pick<RoomAppointment, 'id' | 'citizenSealed'>,
    people: readonly Participant[],
  ): Promise<ReadonlyMap<Participant, string>> {
    const operators = people.flatMap(({ personId }): PersonId[] => (personId === null ? [] : [personId]));
    const names = await this.staff.namesOf(tenantId, operators);
    return new Map(people.map((participant) => [participant, this.nameOf(participant, appointment, names)]));
  }

  private nameOf(
    { id, role, personId, nameSealed }: Participant,
    appointment: Pick<RoomAppointment, 'id' | 'citizenSealed'>,
    operators: ReadonlyMap<PersonId, string>,
  ): string {
    if (role === 'OPERATOR') return (personId && operators.get(personId)) ?? '';
    if (role === 'GUEST') return nameSealed === null ? '' : openGuestName(this.keys, id, nameSealed);
    const { givenName, familyName } = openCitizen(this.keys, appointment);
    return `${givenName} ${familyName}`;
  }
}
