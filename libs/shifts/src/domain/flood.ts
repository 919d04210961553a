import { FLOOD } from '@abat/contracts';

/** True when so many alarms within {@link FLOOD}.minutes are more than somebody can look at one by one. */
export const isFlood = (alarms: number): boolean => alarms > FLOOD.alarms;
