"""The version of mining: raised whenever the same text would be mined otherwise."""

MINING_VERSION = 22
