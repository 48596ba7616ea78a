import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { BOOKING_RESOLVERS } from '@casa/booking';
import { IDENTITY_RESOLVERS } from '@casa/identity';
import { TENANCY_RESOLVERS } from '@casa/tenancy';
import { lexicographicSortSchema, printSchema } from 'graphql';

/** Prints the schema as the code says it, for `apps/api/schema.graphql` and the check that compares the two. Needs no database. */
const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
const schema = await app.get(GraphQLSchemaFactory).create([...TENANCY_RESOLVERS, ...IDENTITY_RESOLVERS, ...BOOKING_RESOLVERS]);
process.stdout.write(`${printSchema(lexicographicSortSchema(schema))}\n`);
await app.close();
