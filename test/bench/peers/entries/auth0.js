import {Auth0Lock} from 'auth0-lock';

globalThis.Auth0Lock = Auth0Lock;
