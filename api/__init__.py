"""Tenseconds (十秒): mystery-shopper audits and the training they call for."""
