import { parentPort, workerData } from 'node:worker_threads'
import type { AnalysisQuestion } from './analysis-question.ts'
import { fitCustomers } from './fit-customers.ts'

parentPort?.postMessage(fitCustomers(workerData as AnalysisQuestion))
