"""A unit of a pool: its officers, vehicles and equipment, and what they are booked for."""
