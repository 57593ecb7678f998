"""The seeded part of the set: facts drawn at random, expected values from the reference.

What is drawn lies on and around the days and amounts at which rules change. Each case has a seed of
its own, made of the seed of the set, the rule and the number, so that a larger set begins with a
smaller one and no case changes when others come.
"""
