import {register} from '@teamhanko/hanko-elements';

// The bench's own server answers there as Hanko's flow API does.
await register(`${location.origin}/hanko`);
