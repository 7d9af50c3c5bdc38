"""The demo chain: invented stores and people, a year of visits, and one visit played from the plan to the printed scorecard."""
