import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DataKeys } from './data-keys.js';
import { SealedReferences } from './sealed-reference.js';

@Global()
@Module({
  providers: [
    { provide: DataKeys, inject: [Config], useFactory: (config: Config) => new DataKeys(config.CASA_DATA_KEYS, config.CASA_LINK_KEY) },
    { provide: SealedReferences, inject: [Config], useFactory: (config: Config) => new SealedReferences(config.CASA_LINK_KEY) },
  ],
  exports: [DataKeys, SealedReferences],
})
export class CryptoModule {}
