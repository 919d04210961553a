export { FindNearby } from './application/find-nearby.use-case.js';
export { NearbyModule } from './nearby.module.js';
