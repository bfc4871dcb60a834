"""Taklimat turns a policy article into a static, searchable, citable briefing site."""
