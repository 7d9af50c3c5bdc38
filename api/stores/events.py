"""What happens to regions and stores, in the past tense."""

REGION_ADDED = "RegionAdded"
REGION_CHANGED = "RegionChanged"
STORE_ADDED = "StoreAdded"
STORE_CHANGED = "StoreChanged"
