import {Clerk} from '@clerk/clerk-js';

globalThis.Clerk = Clerk;
