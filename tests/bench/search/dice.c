#include "dice.h"

/* SplitMix64: any seed will do, small ones too. */
size_t dice_roll(struct dice *dice, size_t sides)
{
	uint64_t roll = dice->state += 0x9e3779b97f4a7c15;

	roll = (roll ^ roll >> 30) * 0xbf58476d1ce4e5b9;
	roll = (roll ^ roll >> 27) * 0x94d049bb133111eb;
	return (size_t)((roll ^ roll >> 31) % sides);
}
