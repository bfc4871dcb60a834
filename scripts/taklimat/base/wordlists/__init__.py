"""Words of each language that the engine goes by: data, without code."""
