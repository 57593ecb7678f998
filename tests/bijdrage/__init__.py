"""Tests of the room `bijdrage`; a package, so that its tests share the naive reference."""
