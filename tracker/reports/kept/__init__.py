"""Reports that are kept: begun, written with the numbers beside, looked at, frozen and ended."""
