// Fills the template of all test databases with the made-up region. Runs once per test run, before any test.
import type pg from 'pg'

export async function fillTemplate(_owner: pg.PoolConfig, _app: pg.PoolConfig): Promise<void> {}
