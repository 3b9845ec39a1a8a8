import { createContext } from 'preact';
import { type Managed, readManaged } from '../settings/managed.ts';

/** What an organisation has set, for the rows of the options: a locked one says so and cannot be changed. */
export const ManagedContext = createContext<Managed>(readManaged(undefined));
